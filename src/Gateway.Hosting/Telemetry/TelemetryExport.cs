using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gateway.Hosting.Telemetry;

/// <summary>Traces, metrics and logs over OTLP by the standard variables, and a Prometheus page.</summary>
public static class TelemetryExport
{
    /// <summary>Adds the export. Without <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> nothing is traced, and it costs nothing.</summary>
    /// <param name="builder">The program.</param>
    /// <param name="serviceName"><c>service.name</c>, unless <c>OTEL_SERVICE_NAME</c> says otherwise.</param>
    /// <param name="traces">Adds the program's sources.</param>
    /// <param name="metrics">Adds the program's meters.</param>
    public static void AddTelemetryExport(
        this WebApplicationBuilder builder,
        string serviceName,
        Action<TracerProviderBuilder> traces,
        Action<MeterProviderBuilder> metrics)
    {
        var exported = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                Environment.GetEnvironmentVariable("OTEL_SERVICE_NAME") is { Length: > 0 } name ? name : serviceName,
                serviceVersion: VersionOf(builder)))
            .WithMetrics(meters =>
            {
                metrics(meters.AddRuntimeInstrumentation());
                meters.AddPrometheusExporter();
                if (exported)
                {
                    meters.AddOtlpExporter();
                }
            });
        if (exported)
        {
            telemetry.WithTracing(sources =>
            {
                traces(sources);
                sources.AddOtlpExporter();
            });
            builder.Logging.AddOpenTelemetry(logs => logs.AddOtlpExporter());
        }
    }

    /// <summary>Version of the program as it was built, without the commit.</summary>
    private static string? VersionOf(WebApplicationBuilder builder) =>
        Assembly.Load(builder.Environment.ApplicationName).GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
}
