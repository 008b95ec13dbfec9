namespace Gateway.Storage.Model;

/// <summary>
/// One running gateway process. It is alive as long as its beat moves, which each observer times by its
/// own clock: the clocks of the machines need not agree.
/// </summary>
internal sealed class Replica
{
    /// <summary>Id of the process, new at every start.</summary>
    public required Guid Id { get; init; }

    /// <summary>Raised each second while it runs.</summary>
    public required long Beat { get; set; }
}
