using Gateway.Contracts.V1;
using Gateway.Server.Identity;

namespace Gateway.Server.Exchanges;

/// <summary>One lookup as a door received it: nothing of it is trusted yet.</summary>
internal sealed class LookupCall
{
    /// <summary>When it came in, before its caller was identified.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Who calls.</summary>
    public required Caller Caller { get; init; }

    /// <summary>Slug of the provider.</summary>
    public required string Department { get; init; }

    /// <summary>api_name of the entry.</summary>
    public required string Entry { get; init; }

    /// <summary>Major version; 0 means the newest.</summary>
    public required int Major { get; init; }

    /// <summary>Key fields by api_name, as canonical text.</summary>
    public required IReadOnlyCollection<KeyValuePair<string, string>> Key { get; init; }

    /// <summary>api_names of the fields wanted.</summary>
    public required string[] Fields { get; init; }

    /// <summary>On whose behalf; null where the caller said nothing.</summary>
    public required ExchangeContext? Context { get; init; }

    /// <summary>How long the caller waits, from its arrival; null where it did not say.</summary>
    public required TimeSpan? Timeout { get; init; }

    /// <summary>Why the request could not be read; null where it could. Such a call is refused, and recorded, without its texts.</summary>
    public Core.Decisions.Refusal? Unreadable { get; init; }

    /// <summary>The caller's trace: parent and state as it sent them.</summary>
    public required System.Diagnostics.ActivityContext CallerTrace { get; init; }
}
