using Gateway.Cli.Documents;
using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Registered;

/// <summary>A stream of YAML documents.</summary>
internal sealed class YamlOutput(TextWriter writer) : IDocumentOutput
{
    public bool HasBegun { get; private set; }

    public void Write(Document document)
    {
        HasBegun = true;
        DocumentWriter.Write(document, writer);
    }

    public void End()
    {
    }
}
