using System.Diagnostics.Metrics;
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
    /// <summary>Something leaves over OTLP.</summary>
    public static bool IsExported => Signals.Any(signal => Signal(signal, Environment.GetEnvironmentVariable).IsExported);

    /// <summary>There is a Prometheus page: <c>OTEL_SDK_DISABLED</c> leaves nothing to show.</summary>
    public static bool HasPage =>
        !string.Equals(Environment.GetEnvironmentVariable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Signals = ["TRACES", "METRICS", "LOGS"];

    /// <summary>Adds the export. What no variable sends anywhere is not made, and costs nothing.</summary>
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
        string? Read(string name) => builder.Configuration[name] ?? Environment.GetEnvironmentVariable(name);
        var signals = Signals.ToDictionary(name => name, name => Signal(name, Read), StringComparer.Ordinal);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource
                .AddService(serviceName, serviceVersion: VersionOf(builder), autoGenerateServiceInstanceId: false)
                .AddAttributes([new("service.instance.id", $"{Environment.MachineName}/{Environment.ProcessId}")])

                // Last, since what stands there goes over it: OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES.
                .AddEnvironmentVariableDetector())
            .WithMetrics(meters =>
            {
                metrics(meters.AddRuntimeInstrumentation());
                meters.AddPrometheusExporter();
                if (signals["METRICS"].IsExported)
                {
                    meters.AddOtlpExporter(signals["METRICS"].Configure);
                }
            });
        builder.Services.ConfigureOpenTelemetryMeterProvider((services, meters) => meters.AddView(OwnAlone(services)));
        if (signals["TRACES"].IsExported)
        {
            telemetry.WithTracing(sources =>
            {
                traces(sources);
                sources.AddOtlpExporter(signals["TRACES"].Configure);
            });
        }

        if (signals["LOGS"].IsExported)
        {
            builder.Logging.AddOpenTelemetry(logs => logs.AddOtlpExporter(signals["LOGS"].Configure));
        }
    }

    /// <summary>Meters are found by their names across the process: where several hosts share one, each tells of itself alone.</summary>
    private static Func<Instrument, MetricStreamConfiguration?> OwnAlone(IServiceProvider services)
    {
        var own = services.GetRequiredService<IMeterFactory>();
        return instrument => instrument.Meter.Scope is IMeterFactory other && !ReferenceEquals(other, own) ? MetricStreamConfiguration.Drop : null;
    }

    private static OtlpSignal Signal(string name, Func<string, string?> read) => new(name, read);

    /// <summary>Version of the program as it was built, without the commit.</summary>
    private static string? VersionOf(WebApplicationBuilder builder) =>
        Assembly.Load(builder.Environment.ApplicationName).GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
}
