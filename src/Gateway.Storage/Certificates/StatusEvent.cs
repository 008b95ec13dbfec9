using System.Collections.Immutable;
using Gateway.Core.Certificates;

namespace Gateway.Storage.Certificates;

/// <summary>A status event as a department reports it. Its hashes are keyed by the caller, the same way for every event.</summary>
public sealed record StatusEvent
{
    /// <summary>Greatest number of holders.</summary>
    public const int GreatestHolderCount = 1000;

    /// <summary>Greatest length of an event id, in UTF-16 units.</summary>
    public const int GreatestEventIdLength = 64;

    /// <summary>Slug of the department.</summary>
    public required string Provider { get; init; }

    /// <summary>Id of the event among those of the department; no control characters.</summary>
    public required string EventId { get; init; }

    /// <summary>Type code of the certificate.</summary>
    public required string TypeCode { get; init; }

    /// <summary>Keyed hash of the certificate; null for a <see cref="StatusEventKind.Reset"/> and only then.</summary>
    public required UInt128? Certificate { get; init; }

    /// <summary>Keyed hashes of its holders, over the type code too. Their order means nothing.</summary>
    public required ImmutableArray<UInt128> Holders { get; init; }

    /// <summary>What happened.</summary>
    public required StatusEventKind Kind { get; init; }

    /// <summary>When it happened; kept to the microsecond.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What watchers are told besides; sealed by the caller, so that two seals of one text differ.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Everything that it is about.</summary>
    public InvalidationKey[] Keys => InvalidationKeys.OfEvent(Kind, TypeCode, Certificate, Holders.AsSpan());
}
