using System.Globalization;

namespace Gateway.Adapter.Mapping;

/// <summary>The mappings of an adapter.</summary>
internal sealed class MappingSet(IReadOnlyDictionary<(string Entry, int Major), EntryMapping> mappings)
{
    public int Count => mappings.Count;

    /// <summary>The mapping of the version's major, or else the one for any; null where there is none.</summary>
    /// <param name="entry">"department/entry".</param>
    /// <param name="version">"major.revision".</param>
    public EntryMapping? Find(string entry, string version)
    {
        var point = version.IndexOf('.', StringComparison.Ordinal);
        var own = int.TryParse(point < 0 ? version : version[..point], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && mappings.TryGetValue((entry, major), out var found)
            ? found
            : null;
        return own ?? mappings.GetValueOrDefault((entry, 0));
    }
}
