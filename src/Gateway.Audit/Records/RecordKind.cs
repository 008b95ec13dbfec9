namespace Gateway.Audit;

/// <summary>What a record tells of. Numbers as in <c>gateway.audit.v1.RecordKind</c>.</summary>
public enum RecordKind
{
    /// <summary>Never written.</summary>
    Unspecified = 0,

    /// <summary>A unary exchange: answered, refused or failed.</summary>
    Exchange = 1,

    /// <summary>A stream was opened: nothing left before this was durable.</summary>
    Opened = 2,

    /// <summary>A page of a stream.</summary>
    Page = 3,

    /// <summary>A stream was closed.</summary>
    Closed = 4,

    /// <summary>An act of a steward.</summary>
    Act = 5,

    /// <summary>Refusals of callers that could not be identified, counted.</summary>
    Aggregate = 6,
}
