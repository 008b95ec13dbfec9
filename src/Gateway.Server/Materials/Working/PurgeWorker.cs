using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Working;

/// <summary>Deletes what closed cases say once they are old: personal data is not kept for its own sake.</summary>
internal sealed class PurgeWorker(CaseStore store, GatewayOptions options, TimeProvider time, ILogger<PurgeWorker> logger)
    : DueWorker(time, logger, TimeSpan.FromHours(1))
{
    /// <inheritdoc/>
    protected override async Task<bool> WorkAsync(CancellationToken stoppingToken) =>
        await store.PurgeAsync(Time.GetUtcNow() - options.Cases.KeepClosed, Batch, stoppingToken) == Batch;
}
