using Microsoft.Extensions.Hosting;

namespace Gateway.Storage.Databases;

/// <summary>Migrates before any service of the host starts, or sees that somebody has.</summary>
internal sealed class MigrationAtStart(DatabaseMigrator migrator, StorageOptions options) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.MigratesAtStart)
        {
            await migrator.MigrateAsync(cancellationToken);
        }
        else if (await migrator.MissingAsync(cancellationToken) is { Count: > 0 } missing)
        {
            throw new InvalidOperationException($"The database lacks {missing.Count} migrations, up to {missing[^1]}.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
