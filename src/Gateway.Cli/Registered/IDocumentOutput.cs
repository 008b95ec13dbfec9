using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Registered;

/// <summary>Writes documents one by one as pages come in.</summary>
internal interface IDocumentOutput
{
    /// <summary>Something was written.</summary>
    bool HasBegun { get; }

    void Write(Document document);

    void End();
}
