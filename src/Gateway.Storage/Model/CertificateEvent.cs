namespace Gateway.Storage.Model;

/// <summary>One accepted status event. Hashes are keyed by the caller; nothing here names a person or a certificate.</summary>
internal sealed class CertificateEvent
{
    /// <summary>Place in the feed, from 1 and without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Slug of the department that reported it.</summary>
    public required string Provider { get; init; }

    /// <summary>Its id among the events of that department.</summary>
    public required string EventId { get; init; }

    /// <summary>Type code of the certificate.</summary>
    public required string TypeCode { get; init; }

    /// <summary>Keyed hash of the certificate, 16 bytes; null where it is about the type as a whole.</summary>
    public required byte[]? Certificate { get; init; }

    /// <summary>Keyed hashes of its holders, 16 bytes each.</summary>
    public required byte[] Holders { get; init; }

    /// <summary>What happened, numbered as in the contracts.</summary>
    public required short Kind { get; init; }

    /// <summary>When it happened, as the department says: microseconds since 1970-01-01 UTC.</summary>
    public required long OccurredAt { get; init; }

    /// <summary>When it was accepted, by the database's clock: microseconds since 1970-01-01 UTC.</summary>
    public required long AcceptedAt { get; init; }

    /// <summary>A random number, 16 bytes: another history has another at the same sequence.</summary>
    public required byte[] Tip { get; init; }

    /// <summary>SHA-256 over what it says, to tell a repetition from another event of the same id.</summary>
    public required byte[] ContentDigest { get; init; }

    /// <summary>What watchers are told besides, sealed by the caller.</summary>
    public required byte[] Payload { get; init; }
}
