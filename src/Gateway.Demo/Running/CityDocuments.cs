using Gateway.Cli.Documents;
using Gateway.Contracts.Management.V1;

namespace Gateway.Demo.Running;

/// <summary>The sample documents as they lie beside the program, and as they are applied.</summary>
internal static class CityDocuments
{
    /// <summary>The sample: <c>deploy/city</c>.</summary>
    public static string Sample { get; } = Path.Combine(AppContext.BaseDirectory, "city");

    /// <summary>The city's working days: <c>deploy/calendars/city.yaml</c>. It is the gateway's own, and no document.</summary>
    public static string Calendar { get; } = Path.Combine(AppContext.BaseDirectory, "calendars", "city.yaml");

    /// <summary>Reads the sample.</summary>
    /// <exception cref="DemoException">It has a fault.</exception>
    public static IReadOnlyList<Document> Read()
    {
        var read = DocumentFolder.Read(Sample);
        return read.Faults.Count == 0
            ? read.Documents
            : throw new DemoException("deploy/city: " + string.Join("\n", read.Faults.Select(fault => $"{fault.File}: {fault.Path}")));
    }

    /// <summary>Writes them with the addresses of this run, one file for each kind: what <c>gateway apply</c> takes.</summary>
    public static void Write(IEnumerable<Document> documents, string folder)
    {
        foreach (var kind in documents.GroupBy(document => document.BodyCase))
        {
            using var writer = new StreamWriter(Path.Combine(folder, FileOf(kind.Key)));
            foreach (var document in kind)
            {
                DocumentWriter.Write(document, writer);
            }
        }
    }

    private static string FileOf(Document.BodyOneofCase kind) => kind switch
    {
        Document.BodyOneofCase.Department => "departments.yaml",
        Document.BodyOneofCase.System => "systems.yaml",
        Document.BodyOneofCase.Entry => "entries.yaml",
        Document.BodyOneofCase.ServiceItem => "items.yaml",
        Document.BodyOneofCase.Bundle => "bundles.yaml",
        _ => "agreements.yaml",
    };
}
