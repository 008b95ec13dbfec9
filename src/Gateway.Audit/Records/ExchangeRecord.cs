using System.Diagnostics;

namespace Gateway.Audit;

/// <summary>
/// One record of the exchange log (<c>gateway.audit.v1.ExchangeRecord</c>). Empty texts, zeros and nulls are
/// what was not said. It holds no personal data: subjects are pseudonyms, values are salted digests.
/// </summary>
public sealed record ExchangeRecord
{
    /// <summary>Id of the exchange; a stream's records share it.</summary>
    public Guid ExchangeId { get; init; }

    /// <summary>What the record tells of.</summary>
    public RecordKind Kind { get; init; }

    /// <summary>Start, to the microsecond.</summary>
    public DateTimeOffset StartedAt { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Until the record was written, to the microsecond.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Id of the calling system.</summary>
    public string ConsumerSystem { get; init; } = "";

    /// <summary>Slug of the calling department.</summary>
    public string Consumer { get; init; } = "";

    /// <summary>Slug of the providing department.</summary>
    public string Provider { get; init; } = "";

    /// <summary>api_name of the entry.</summary>
    public string Entry { get; init; } = "";

    /// <summary>"major.revision".</summary>
    public string EntryVersion { get; init; } = "";

    /// <summary>"lookup", "verify", ...</summary>
    public string Operation { get; init; } = "";

    /// <summary>Id of the agreement.</summary>
    public string Agreement { get; init; } = "";

    /// <summary>Revision of the catalogue at which the agreement last changed.</summary>
    public ulong AgreementRevision { get; init; }

    /// <summary>Service item code.</summary>
    public string ServiceItemCode { get; init; } = "";

    /// <summary>Scenario.</summary>
    public string Scenario { get; init; } = "";

    /// <summary>Case number.</summary>
    public string CaseNumber { get; init; } = "";

    /// <summary>Task number.</summary>
    public string TaskNumber { get; init; } = "";

    /// <summary>Officer's pseudonymous id.</summary>
    public string OfficerId { get; init; } = "";

    /// <summary>Channel.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Authorisation reference.</summary>
    public string AuthorisationRef { get; init; } = "";

    /// <summary>Material code.</summary>
    public string MaterialCode { get; init; } = "";

    /// <summary>Subjects.</summary>
    public ReadOnlyMemory<SubjectPseudonym> Subjects { get; init; }

    /// <summary>Fields released.</summary>
    public ReadOnlyMemory<FieldRelease> Fields { get; init; }

    /// <summary>How it ended.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>Reason code of a refusal or failure.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whose fault it was.</summary>
    public FaultSide FaultSide { get; init; }

    /// <summary>Number of records released.</summary>
    public uint RecordCount { get; init; }

    /// <summary>Answered from the cache.</summary>
    public bool Cached { get; init; }

    /// <summary>The source's as_of, to the microsecond; null where it does not say.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>W3C trace id; default for none.</summary>
    public ActivityTraceId TraceId { get; init; }

    /// <summary>The record's salt.</summary>
    public Salt Salt { get; init; }

    /// <summary>Set for an act.</summary>
    public Act? Act { get; init; }

    /// <summary>Set for an aggregate.</summary>
    public Aggregate? Aggregate { get; init; }

    /// <summary>Of a page its number, from 1; of a closed stream the number of its pages.</summary>
    public uint Page { get; init; }
}
