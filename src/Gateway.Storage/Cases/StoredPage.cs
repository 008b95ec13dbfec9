namespace Gateway.Storage.Cases;

/// <summary>A page of rows.</summary>
/// <param name="Rows">The rows, in the order of the list.</param>
/// <param name="NextPageToken">To read on; empty where nothing follows.</param>
public sealed record StoredPage<T>(IReadOnlyList<T> Rows, string NextPageToken);
