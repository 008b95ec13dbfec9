using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>Registered documents of one kind.</summary>
/// <param name="Documents">The documents, ascending by key (ordinal).</param>
/// <param name="NextPageToken">Where the next page starts; empty on the last.</param>
/// <param name="Revision">Revision of the catalogue at the time of reading.</param>
public sealed record RegistryPage(IReadOnlyList<Document> Documents, string NextPageToken, long Revision);
