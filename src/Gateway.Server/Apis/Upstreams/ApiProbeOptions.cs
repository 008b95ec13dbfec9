namespace Gateway.Server.Apis.Upstreams;

/// <summary>How an upstream is asked whether it is well.</summary>
public sealed class ApiProbeOptions
{
    /// <summary>For HTTP: a path that answers 2xx to a GET while it is well: <c>/healthz</c>.</summary>
    public string? Path { get; set; }

    /// <summary>For gRPC: the service of which <c>grpc.health.v1.Health/Check</c> is asked; empty for the server as a whole.</summary>
    public string? GrpcService { get; set; }

    /// <summary>Name of a credential of the same department to show; none where it is left out.</summary>
    public string? Credential { get; set; }

    /// <summary>Time between probes: 0.5 s to 10 min. Default 5 s.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Greatest time for an answer: 0.1 s to 1 min. Default 2 s.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Failures in a row after which it is left alone while others stand: 1 to 10. Default 2.</summary>
    public int Failures { get; set; } = 2;
}
