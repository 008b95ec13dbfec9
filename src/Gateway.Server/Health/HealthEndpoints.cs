using Gateway.Audit;
using Gateway.Hosting.Telemetry;
using Gateway.Server.Endpoints;
using Gateway.Storage.Following;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Server.Health;

/// <summary>Health and metrics, on the management port.</summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";

    /// <summary>Ready means: the snapshot is confirmed, the log can be written, and the process is not draining.</summary>
    public static void AddGatewayHealth(this IServiceCollection services)
    {
        services.AddGrpcHealthChecks(options =>
            {
                options.Services.Map("", check => check.Tags.Contains(Ready));
                options.UseHealthChecksCache = true;
            })
            .AddCheck<SnapshotCheck>("snapshot", tags: [Ready])
            .AddCheck<LogCheck>("exchange-log", tags: [Ready])
            .AddCheck<DrainCheck>("draining", tags: [Ready]);
        services.Configure<HealthCheckPublisherOptions>(options =>
        {
            options.Delay = TimeSpan.FromSeconds(1);
            options.Period = TimeSpan.FromSeconds(2);
        });
    }

    public static void MapGatewayHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/healthz", new() { Predicate = _ => false }).AsOpen();
        endpoints.MapHealthChecks("/readyz", new()
        {
            Predicate = check => check.Tags.Contains(Ready),
            ResponseWriter = (context, report) => context.Response.WriteAsync(string.Join('\n', report.Entries.Select(
                entry => $"{entry.Key}: {entry.Value.Status}{(entry.Value.Description is { } why ? " - " + why : "")}")) + "\n"),
        }).AsOpen();
        endpoints.MapGrpcHealthChecksService().AsOpen();
        if (TelemetryExport.HasPage)
        {
            endpoints.MapPrometheusScrapingEndpoint("/metrics").AsOpen();
        }
    }

    private sealed class SnapshotCheck(SnapshotFollower follower) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(follower.IsFresh()
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("the catalogue is not confirmed; look at the database."));
    }

    private sealed class LogCheck(DurableLog log) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(log.IsWritable
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy(log.Writability.Reason ?? "the exchange log cannot be written."));
    }

    private sealed class DrainCheck(IHostApplicationLifetime lifetime) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("the process is draining.")
                : HealthCheckResult.Healthy());
    }
}
