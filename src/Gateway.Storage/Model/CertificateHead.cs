namespace Gateway.Storage.Model;

/// <summary>The one row of the feed of status events that every writer locks and every follower reads.</summary>
internal sealed class CertificateHead
{
    /// <summary>Id of the one row.</summary>
    public const int OnlyId = 1;

    /// <summary>Always <see cref="OnlyId"/>.</summary>
    public required int Id { get; init; }

    /// <summary>Sequence of the last event; 0 before the first.</summary>
    public required long Sequence { get; set; }

    /// <summary>Names this history of events; another after a restore from a backup.</summary>
    public required Guid Epoch { get; set; }

    /// <summary>The last event's random number, 16 bytes; zeros before the first.</summary>
    public required byte[] Tip { get; set; }

    /// <summary>The run of the server, and the database, that the epoch belongs to; empty before the first follower.</summary>
    public required string Incarnation { get; set; }
}
