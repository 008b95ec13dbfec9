using System.Threading.Channels;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Cases;

/// <summary>Saves lines of many cases together: each waits for one commit, which is that of all that came meanwhile.</summary>
internal sealed class LineSaver(CaseStore store) : BackgroundService
{
    private const int GreatestBatch = 256;

    private readonly Channel<Waiting> _waiting = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>Saves a line; false where another was quicker, and nothing is changed.</summary>
    /// <exception cref="System.Data.Common.DbException">The database.</exception>
    public Task<bool> SaveAsync(StoredMaterial line)
    {
        var waiting = new Waiting(line, new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waiting.Writer.TryWrite(waiting) ? waiting.Saved.Task : throw new OperationCanceledException("The gateway stops.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // It ends when nothing more can come, not before: resolutions that still run save what they know.
        while (await _waiting.Reader.WaitToReadAsync(CancellationToken.None))
        {
            var batch = new List<Waiting>();
            while (batch.Count < GreatestBatch && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            await SaveAsync(batch);
        }
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _waiting.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    private async Task SaveAsync(List<Waiting> batch)
    {
        try
        {
            var saved = await store.SaveAsync([.. batch.Select(waiting => waiting.Line)], CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Saved.SetResult(saved[i]);
            }
        }
        catch (Exception exception)
        {
            foreach (var waiting in batch)
            {
                waiting.Saved.TrySetException(exception);
            }
        }
    }

    private sealed record Waiting(StoredMaterial Line, TaskCompletionSource<bool> Saved);
}
