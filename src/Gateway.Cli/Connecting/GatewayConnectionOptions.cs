namespace Gateway.Cli.Connecting;

/// <summary>How to reach a gateway and as whom.</summary>
public sealed record GatewayConnectionOptions
{
    /// <summary>The gateway's address: <c>https://host:port</c>.</summary>
    public required Uri Address { get; init; }

    /// <summary>Path of the client certificate in PEM form; certificates behind it in the file are sent along.</summary>
    public required string Certificate { get; init; }

    /// <summary>Path of its private key in PEM form, not encrypted.</summary>
    public required string Key { get; init; }

    /// <summary>Path of the PEM file with the only authorities that the gateway's certificate may come from.</summary>
    public required string Authority { get; init; }

    /// <summary>The longest that a call without a deadline of its own may take.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);
}
