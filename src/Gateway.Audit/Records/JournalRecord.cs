namespace Gateway.Audit;

/// <summary>One record of an adapter's own journal: what it released to whom.</summary>
public sealed record JournalRecord
{
    /// <summary>Id of the exchange.</summary>
    public Guid ExchangeId { get; init; }

    /// <summary>When, to the microsecond.</summary>
    public DateTimeOffset At { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Slug of the consuming department.</summary>
    public string Consumer { get; init; } = "";

    /// <summary>Id of the consuming system.</summary>
    public string ConsumerSystem { get; init; } = "";

    /// <summary>Id of the agreement.</summary>
    public string Agreement { get; init; } = "";

    /// <summary>Service item code.</summary>
    public string ServiceItemCode { get; init; } = "";

    /// <summary>"department/entry".</summary>
    public string Entry { get; init; } = "";

    /// <summary>"major.revision".</summary>
    public string EntryVersion { get; init; } = "";

    /// <summary>Numbers of the plain fields released.</summary>
    public ReadOnlyMemory<uint> PlainFields { get; init; }

    /// <summary>Numbers of the masked fields released.</summary>
    public ReadOnlyMemory<uint> MaskedFields { get; init; }

    /// <summary>Pseudonyms of the subjects.</summary>
    public ReadOnlyMemory<Pseudonym> SubjectPseudonyms { get; init; }

    /// <summary>Id of the pseudonym key.</summary>
    public string PseudonymKeyId { get; init; } = "";

    /// <summary>Number of records released.</summary>
    public uint RecordCount { get; init; }

    /// <summary>"fetch", "fetch_many" or "verify".</summary>
    public string Operation { get; init; } = "";
}
