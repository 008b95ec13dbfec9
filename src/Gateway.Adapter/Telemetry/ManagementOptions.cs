namespace Gateway.Adapter.Telemetry;

/// <summary>A plain HTTP port for operators: <c>/healthz</c>, <c>/readyz</c>, <c>/metrics</c>. Keep it off public networks.</summary>
public sealed class ManagementOptions
{
    /// <summary>Address and port; port 0 takes a free one, empty opens none. Default: empty.</summary>
    public string Address { get; set; } = "";
}
