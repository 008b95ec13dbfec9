namespace Gateway.Server.Telemetry;

/// <summary>What nobody but a scrape asks for is made at the start.</summary>
internal sealed class MetricsAtStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var each in new[] { typeof(DepartmentMetrics), typeof(QuotaMetrics), typeof(ReplicaMetrics), typeof(TrustMetrics) })
        {
            services.GetRequiredService(each);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
