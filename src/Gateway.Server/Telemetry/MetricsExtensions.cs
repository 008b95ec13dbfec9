using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gateway.Server.Telemetry;

/// <summary>Registers what the gateway measures of itself.</summary>
internal static class MetricsExtensions
{
    public static void AddGatewayMetrics(this IServiceCollection services)
    {
        services.AddSingleton<ExchangeMetrics>();
        services.AddSingleton<DepartmentMetrics>();
        services.AddSingleton<QuotaMetrics>();
        services.AddSingleton<TrustMetrics>();
        services.AddSingleton<ReplicaMetrics>();
        services.AddSingleton<IHealthCheckPublisher>(provider => provider.GetRequiredService<ReplicaMetrics>());
        services.AddHostedService<MetricsAtStart>();
    }
}
