namespace Gateway.Server.Departments;

/// <summary>How the gateway calls departments. The same for each; one department never spends another's share.</summary>
public sealed class DepartmentOptions
{
    /// <summary>PEM file of the certificate that the gateway shows to adapters.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM file of its key.</summary>
    public string Key { get; set; } = "";

    /// <summary>PEM file of the authorities whose certificates adapters may show.</summary>
    public string Authorities { get; set; } = "";

    /// <summary>Greatest time for an answer; the caller's own deadline may be shorter. Default 5 s.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Calls under way to one department at once. Default 256.</summary>
    public int Concurrency { get; set; } = 256;

    /// <summary>Calls that may wait for one of those places. Default 256; further ones are refused at once.</summary>
    public int Queue { get; set; } = 256;

    /// <summary>Share of transport failures within the sampling time at which the breaker opens: 0.01 to 1. Default 0.5.</summary>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>Calls within the sampling time below which the breaker stays closed. Default 10.</summary>
    public int BreakerMinimumCalls { get; set; } = 10;

    /// <summary>Sampling time of the breaker. Default 10 s.</summary>
    public TimeSpan BreakerSampling { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the breaker stays open before a call may try. Default 5 s.</summary>
    public TimeSpan BreakerBreak { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Time between active probes of an adapter. Default 5 s.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an adapter that failed a call is left alone while others stand. Default 5 s.</summary>
    public TimeSpan Reactivation { get; set; } = TimeSpan.FromSeconds(5);
}
