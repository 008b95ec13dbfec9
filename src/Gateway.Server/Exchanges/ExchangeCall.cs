using System.Diagnostics;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Identity;

namespace Gateway.Server.Exchanges;

/// <summary>One call as a door received it: nothing of it is trusted yet.</summary>
internal sealed class ExchangeCall
{
    /// <summary>Greatest number of keys of one call.</summary>
    public const int GreatestKeyCount = 1000;

    /// <summary>When it came in, before its caller was identified.</summary>
    public required DateTimeOffset ArrivedAt { get; init; }

    /// <summary>Who calls.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The method as it was called: <c>gateway.v1.SharedDataService/Lookup</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The one operation wanted.</summary>
    public required Operations Operation { get; init; }

    /// <summary>How long the caller waits, from its arrival; null where it did not say.</summary>
    public required TimeSpan? Timeout { get; init; }

    /// <summary>The caller's trace: parent and state as it sent them.</summary>
    public required ActivityContext CallerTrace { get; init; }

    /// <summary>What is asked.</summary>
    public required ExchangeRequest Request { get; init; }
}

/// <summary>What a call asks, by names and canonical texts, whichever shape it came in.</summary>
internal sealed class ExchangeRequest
{
    /// <summary>Slug of the provider.</summary>
    public required string Department { get; init; }

    /// <summary>api_name of the entry.</summary>
    public required string Entry { get; init; }

    /// <summary>Major version; 0 means the newest.</summary>
    public required int Major { get; init; }

    /// <summary>The keys: one, but of a lookup-many. Each has the key fields by api_name, as canonical text.</summary>
    public IReadOnlyList<IReadOnlyCollection<KeyValuePair<string, string>>> Keys { get; init; } = [];

    /// <summary>Name of the operation of a department's own API; null for other operations.</summary>
    public string? ApiOperation { get; init; }

    /// <summary>Wanted is whatever is agreed, and <see cref="Fields"/> is empty.</summary>
    public bool AllFields { get; init; }

    /// <summary>api_names of the fields wanted, or claimed.</summary>
    public string[] Fields { get; init; } = [];

    /// <summary>Claimed values by api_name, in the order of <see cref="Fields"/>; of a verification alone.</summary>
    public Value[] Claims { get; init; } = [];

    /// <summary>On whose behalf; null where the caller said nothing.</summary>
    public ExchangeContext? Context { get; init; }

    /// <summary>Why the request could not be read; null where it could. Such a call is refused, and recorded, without its texts.</summary>
    public Refusal? Unreadable { get; init; }

    /// <summary>A request of which only the entry is known: the decision refuses it by that, or by its caller.</summary>
    public static ExchangeRequest About(string department, string entry, int major) =>
        new() { Department = department, Entry = entry, Major = major, Keys = [[]] };

    /// <summary>A request that could not be read, about an entry where that much is known.</summary>
    public static ExchangeRequest NotRead(Refusal refusal, string department = "", string entry = "", int major = 0) =>
        new() { Department = department, Entry = entry, Major = major, Unreadable = refusal };
}
