using System.Collections.Immutable;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;

namespace Gateway.Core.Agreements;

/// <summary>How an agreement grants a field.</summary>
public enum FieldGrant
{
    /// <summary>By sensitivity: plain up to L2, masked from L3 up.</summary>
    BySensitivity = 0,

    /// <summary>As it is.</summary>
    Plain = 1,

    /// <summary>Masked.</summary>
    Masked = 2,
}

/// <summary>Whether an agreement is in force, besides its dates.</summary>
public enum AgreementState
{
    /// <summary>In force between its dates.</summary>
    Active = 1,

    /// <summary>Suspended, until it is set active again.</summary>
    Suspended = 2,

    /// <summary>Ended for good.</summary>
    Ended = 3,
}

/// <summary>One field of an agreement, by its api_name.</summary>
public readonly record struct AgreedField(string Field, FieldGrant Grant);

/// <summary>A purpose of an agreement (使用目的): an item and its scenarios.</summary>
public sealed record AgreedPurpose(string ServiceItemCode, ImmutableArray<string> Scenarios);

/// <summary>
/// Who may use which operations and fields of an entry, for which purposes, from when to when, how
/// often (共享协议). Immutable.
/// </summary>
public sealed record Agreement
{
    /// <summary>Unique id.</summary>
    public required string Id { get; init; }

    /// <summary>Revision of the catalogue at which it last changed.</summary>
    public required long Revision { get; init; }

    /// <summary>Slug of the consuming department.</summary>
    public required string Consumer { get; init; }

    /// <summary>The entry, by its major version.</summary>
    public required EntryKey Entry { get; init; }

    /// <summary>Operations granted.</summary>
    public required Operations Operations { get; init; }

    /// <summary>Names of the operations granted of the department's own API.</summary>
    public ImmutableArray<string> ApiOperations { get; init; } = [];

    /// <summary>Fields granted.</summary>
    public required ImmutableArray<AgreedField> Fields { get; init; }

    /// <summary>Purposes.</summary>
    public required ImmutableArray<AgreedPurpose> Purposes { get; init; }

    /// <summary>Legal basis (使用依据).</summary>
    public required string LegalBasis { get; init; }

    /// <summary>From when to when.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Calls a day; 0 means no limit.</summary>
    public required long DailyQuota { get; init; }

    /// <summary>Calls a second over all replicas; 0 means no limit.</summary>
    public required int RatePerSecond { get; init; }

    /// <summary>Source addresses that may call; empty means any.</summary>
    public required ImmutableArray<SourceRange> SourceRanges { get; init; }

    /// <summary>Whether it is in force, besides its dates.</summary>
    public required AgreementState State { get; init; }
}
