using System.Globalization;
using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Documents;

/// <summary>What a file or folder holds.</summary>
public sealed class DocumentSet
{
    private readonly IReadOnlyList<ReadDocument> _read;
    private Dictionary<string, YamlMapping>? _roots;

    internal DocumentSet(IReadOnlyList<ReadDocument> read, IReadOnlyList<YamlFault> faults)
    {
        _read = read;
        Faults = faults;
        Documents = [.. read.Select(document => document.Document)];
    }

    /// <summary>The documents, by file and place; their <c>source</c> is <c>relative/file.yaml:line</c>.</summary>
    public IReadOnlyList<Document> Documents { get; }

    /// <summary>Every fault of all files. Where there is one, the documents are not to be used.</summary>
    public IReadOnlyList<YamlFault> Faults { get; }

    /// <summary>
    /// <c>file:line:column</c> of a path inside the document of a source, or of what of it was written; the
    /// source itself where it is not one of these.
    /// </summary>
    public string Locate(string source, string path)
    {
        _roots ??= _read.GroupBy(document => document.Document.Source).ToDictionary(group => group.Key, group => group.First().Root);
        if (!_roots.TryGetValue(source, out var root))
        {
            return source;
        }

        var place = DocumentPath.Find(root, path);
        return string.Create(CultureInfo.InvariantCulture, $"{source[..source.LastIndexOf(':')]}:{place.Line}:{place.Column}");
    }
}
