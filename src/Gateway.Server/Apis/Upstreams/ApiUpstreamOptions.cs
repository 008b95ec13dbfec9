namespace Gateway.Server.Apis.Upstreams;

/// <summary>An address at which a department may serve APIs.</summary>
public sealed class ApiUpstreamOptions
{
    /// <summary>Slug of the department whose entries may name it.</summary>
    public string Department { get; set; } = "";

    /// <summary>
    /// Scheme, host and port: <c>https://tax.example:8443</c>, and a path below which entries must be where the host serves other
    /// departments too. Without TLS only where the network is trusted.
    /// </summary>
    public string Address { get; set; } = "";

    /// <summary>
    /// Networks (CIDR) in which its host must lie. Without any, every address but those of this machine, of its own link and of
    /// no single host: so that a name that is pointed elsewhere leads nowhere near the gateway.
    /// </summary>
    public List<string> Networks { get; set; } = [];

    /// <summary>PEM file of the authorities that its certificate must come from; without it, those that this machine trusts.</summary>
    public string? Authorities { get; set; }

    /// <summary>How it is asked whether it is well; without it, calls alone tell.</summary>
    public ApiProbeOptions? Probe { get; set; }
}
