using Gateway.Contracts.Management.V1;
using Google.Protobuf;

namespace Gateway.Cli.Registered;

/// <summary>A JSON array of the contract's documents, one a line.</summary>
internal sealed class JsonOutput(TextWriter writer) : IDocumentOutput
{
    public bool HasBegun { get; private set; }

    public void Write(Document document)
    {
        writer.Write(HasBegun ? ",\n" : "[\n");
        HasBegun = true;
        writer.Write(JsonFormatter.Default.Format(document));
    }

    public void End() => writer.WriteLine(HasBegun ? "\n]" : "[]");
}
