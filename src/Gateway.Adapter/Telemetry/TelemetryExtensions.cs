using Gateway.Hosting.Telemetry;

namespace Gateway.Adapter.Telemetry;

/// <summary>Registers what the adapter tells of itself.</summary>
internal static class TelemetryExtensions
{
    /// <summary>Measures always; exports where a management port or an OTLP endpoint is set.</summary>
    public static void AddAdapterTelemetry(this WebApplicationBuilder builder, AdapterOptions options)
    {
        builder.Services.AddSingleton<AdapterMetrics>();
        if (options.Management.Address.Length > 0 || TelemetryExport.IsExported)
        {
            builder.AddTelemetryExport(
                "gateway-adapter-" + options.Department,
                traces => traces.AddSource(AdapterTracing.Name),
                metrics => metrics.AddMeter(AdapterTracing.Name, "Gateway.Audit", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql"));
        }
    }
}
