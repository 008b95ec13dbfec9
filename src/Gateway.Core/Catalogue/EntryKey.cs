using System.Globalization;

namespace Gateway.Core.Catalogue;

/// <summary>Names one major version of a catalogue entry.</summary>
/// <param name="Department">Slug of the provider.</param>
/// <param name="Name">api_name of the entry.</param>
/// <param name="Major">Major version.</param>
public readonly record struct EntryKey(string Department, string Name, int Major)
{
    /// <summary>"department/entry@major".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Department}/{Name}@{Major}");
}
