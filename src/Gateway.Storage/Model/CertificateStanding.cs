namespace Gateway.Storage.Model;

/// <summary>The status register: the event that stands of one certificate.</summary>
internal sealed class CertificateStanding
{
    /// <summary>Type code of the certificate.</summary>
    public required string TypeCode { get; init; }

    /// <summary>Keyed hash of the certificate, 16 bytes.</summary>
    public required byte[] Certificate { get; init; }

    /// <summary>What happened, numbered as in the contracts.</summary>
    public required short Kind { get; set; }

    /// <summary>When it happened, as the department says: microseconds since 1970-01-01 UTC.</summary>
    public required long OccurredAt { get; set; }

    /// <summary>Place of the event in the feed.</summary>
    public required long Sequence { get; set; }
}
