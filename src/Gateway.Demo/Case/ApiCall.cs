namespace Gateway.Demo.Case;

/// <summary>A call of a department's own API and what must come of it.</summary>
internal sealed record ApiCall
{
    /// <summary>What is asked, in Chinese.</summary>
    public required string Title { get; init; }

    /// <summary>The same in English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Name of the operation.</summary>
    public required string Operation { get; init; }

    /// <summary>Its path and query, with values; of gRPC the request message in JSON.</summary>
    public required string Target { get; init; }

    /// <summary>What must pass, and nothing else: pointers, or paths of a message, with their values; empty where the call must be refused.</summary>
    public (string Pointer, string Value)[] Passes { get; init; } = [];

    /// <summary>Reason for which it must be refused, or null.</summary>
    public string? Reason { get; init; }
}
