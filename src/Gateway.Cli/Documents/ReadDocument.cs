using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Documents;

/// <summary>A document and the tree that it was read from.</summary>
internal sealed record ReadDocument(Document Document, YamlMapping Root);
