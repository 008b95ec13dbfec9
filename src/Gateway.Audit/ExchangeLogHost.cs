using Microsoft.Extensions.Hosting;

namespace Gateway.Audit;

/// <summary>Opens the log before anything is served and closes it after everything is answered.</summary>
/// <remarks>The log is made at the start and not before, so that all faulty options of the host are said together.</remarks>
internal sealed class ExchangeLogHost(Lazy<DurableLog> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => log.Value.StartAsync();

    public Task StopAsync(CancellationToken cancellationToken) => log.IsValueCreated ? log.Value.DisposeAsync().AsTask() : Task.CompletedTask;
}
