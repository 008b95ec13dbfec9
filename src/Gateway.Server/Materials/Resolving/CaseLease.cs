using System.Data.Common;
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
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewing;

    public CaseLease(CaseStore store, Guid caseId, string resolver, TimeProvider time, ILogger logger)
    {
        (_store, _case, _resolver, _logger) = (store, caseId, resolver, logger);
        _renewing = RenewAsync(time);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        _ended.Dispose();
        try
        {
            await _store.ReleaseAsync(_case, _resolver, CancellationToken.None);
        }
        catch (DbException exception)
        {
            // It ends by itself, and what was resolved is kept.
            MaterialsLog.DatabaseFailed(_logger, exception);
        }
    }

    private async Task RenewAsync(TimeProvider time)
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
            MaterialsLog.DatabaseFailed(_logger, exception);
        }
    }
}
