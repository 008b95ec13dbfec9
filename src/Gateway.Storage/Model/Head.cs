namespace Gateway.Storage.Model;

/// <summary>The one row that every writer locks and every follower reads.</summary>
internal sealed class Head
{
    /// <summary>Id of the one row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public required int Id { get; init; }

    /// <summary>Revision of the catalogue.</summary>
    public required long Revision { get; set; }

    /// <summary>Names this history of revisions; another after a restore from a backup.</summary>
    public required Guid Epoch { get; set; }
}
