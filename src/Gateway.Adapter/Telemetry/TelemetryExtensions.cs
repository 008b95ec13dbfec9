using Gateway.Hosting.Telemetry;

namespace Gateway.Adapter.Telemetry;

/// <summary>Registers what the adapter tells of itself.</summary>
internal static class TelemetryExtensions
{
    /// <summary>Measures always; exports where a management port or an OTLP endpoint is set.</summary>
    public static void AddAdapterTelemetry(this WebApplicationBuilder builder, AdapterOptions options)
    {
        builder.Services.AddSingleton<AdapterMetrics>();
        if (options.Management.Address.Length > 0 || Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT") is { Length: > 0 })
        {
            builder.AddTelemetryExport(
                "gateway-adapter-" + options.Department,
                traces => traces.AddSource(AdapterTracing.Name),
                metrics => metrics.AddMeter(AdapterTracing.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql"));
        }
    }
}
