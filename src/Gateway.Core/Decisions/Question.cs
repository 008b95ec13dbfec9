using System.Net;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Decisions;

/// <summary>What is asked of the decision: who wants what, for which purpose, from where, when.</summary>
public readonly ref struct Question
{
    /// <summary>Id of the calling system; null where the caller could not be identified.</summary>
    public required string? System { get; init; }

    /// <summary>Slug of the provider.</summary>
    public required string Department { get; init; }

    /// <summary>api_name of the entry.</summary>
    public required string Entry { get; init; }

    /// <summary>Major version; 0 means the newest that the caller's department holds an agreement about, else the newest.</summary>
    public required int Major { get; init; }

    /// <summary>The one operation wanted.</summary>
    public required Operations Operation { get; init; }

    /// <summary>Name of the operation of a department's own API; null for other operations.</summary>
    public string? ApiOperation { get; init; }

    /// <summary>Wanted is whatever is agreed, and <see cref="Fields"/> is empty.</summary>
    public bool AllFields { get; init; }

    /// <summary>api_names of the fields wanted.</summary>
    public required ReadOnlySpan<string> Fields { get; init; }

    /// <summary>On whose behalf.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>Source address of the call.</summary>
    public required IPAddress? SourceAddress { get; init; }

    /// <summary>The moment of the call.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The snapshot was confirmed recently enough to decide by.</summary>
    public required bool SnapshotIsFresh { get; init; }
}
