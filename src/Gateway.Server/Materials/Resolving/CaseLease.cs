using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Resolving;

/// <summary>Holds a case for one resolution, and prolongs that while it lasts. After a crash it is free once the lease is over.</summary>
internal sealed class CaseLease : IAsyncDisposable
{
    /// <summary>How long a case stays held by a process that died.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    private readonly CaseStore _store;
    private readonly Guid _case;
    private readonly string _resolver;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewing;

    public CaseLease(CaseStore store, Guid caseId, string resolver, TimeProvider time, ILogger logger)
    {
        (_store, _case, _resolver) = (store, caseId, resolver);
        _renewing = RenewAsync(time, logger);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        await _store.ReleaseAsync(_case, _resolver, CancellationToken.None);
        _ended.Dispose();
    }

    private async Task RenewAsync(TimeProvider time, ILogger logger)
    {
        try
        {
            while (true)
            {
                await Task.Delay(Length / 3, time, _ended.Token);
                await _store.RenewAsync(_case, _resolver, Length, _ended.Token);
            }
        }
        catch (OperationCanceledException) when (_ended.IsCancellationRequested)
        {
        }
        catch (Exception exception)
        {
            // Each line is saved by its version, so that another who takes the case breaks nothing.
            MaterialsLog.DatabaseFailed(logger, exception);
        }
    }
}
