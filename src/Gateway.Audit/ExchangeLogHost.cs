using Microsoft.Extensions.Hosting;

namespace Gateway.Audit;

/// <summary>Opens the log before anything is served and closes it after everything is answered.</summary>
internal sealed class ExchangeLogHost(DurableLog log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => log.StartAsync();

    public Task StopAsync(CancellationToken cancellationToken) => log.DisposeAsync().AsTask();
}
