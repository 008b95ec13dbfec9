using Gateway.Contracts.Management.V1;

namespace Gateway.Demo.Showing;

/// <summary>Chinese names out of the catalogue, for people to read.</summary>
internal sealed class FieldNames(IEnumerable<Document> documents)
{
    private readonly Dictionary<string, Entry> _entries = documents
        .Where(document => document.BodyCase == Document.BodyOneofCase.Entry)
        .ToDictionary(document => document.Entry.Department + "/" + document.Entry.ApiName, document => document.Entry, StringComparer.Ordinal);

    /// <summary>Name of an entry, by "department/entry".</summary>
    public string Of(string entry) => _entries.TryGetValue(entry, out var found) ? found.Name : entry;

    /// <summary>Name of a field of an entry.</summary>
    public string Of(string entry, string field) =>
        _entries.TryGetValue(entry, out var found) ? found.Fields.FirstOrDefault(candidate => candidate.ApiName == field)?.Name ?? field : field;
}
