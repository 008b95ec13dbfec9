using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Quotas;

/// <summary>
/// What this replica leased of one agreement's quota of one day. Spending is one compare-and-set; only who finds
/// nothing left takes the lock and waits for a lease, one at a time for all.
/// </summary>
internal sealed class QuotaAccount(
    string agreementId, long revision, long quota, QuotaDay day, QuotaLedger ledger, ReplicaRegistry replicas, TimeProvider time, ILogger logger)
{
    private const long GreatestSlice = 1000;
    private const long SharesPerReplica = 8;

    /// <summary>No call asks for a lease in advance.</summary>
    private const long Never = -1;

    /// <summary>Another replica may give some back, so a spent quota is asked for again.</summary>
    private static readonly TimeSpan s_spentFor = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_unavailableFor = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_idleFor = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private long _left;
    private long _leaseAt = Never;
    private Task? _lease;
    private int _waiting;
    private bool _closed;
    private MeterResult _refusal;
    private long _refusedAt;
    private long _seenLeft;
    private long _seenAt;

    /// <summary>Revision of the agreement whose quota this is.</summary>
    public long Revision => revision;

    public QuotaDay Day => day;

    /// <summary>Calls that are leased and not spent.</summary>
    public long Left => Volatile.Read(ref _left);

    /// <summary>Spends one call of what is leased.</summary>
    public bool TrySpend() => Spend(1) == 1;

    /// <summary>Spends up to so many calls of what is leased; returns how many.</summary>
    public int Spend(int calls)
    {
        var seen = Volatile.Read(ref _left);
        while (seen > 0)
        {
            var spent = (int)Math.Min(seen, calls);
            var found = Interlocked.CompareExchange(ref _left, seen - spent, seen);
            if (found == seen)
            {
                if (seen - spent <= Volatile.Read(ref _leaseAt))
                {
                    LeaseAhead();
                }

                return spent;
            }

            seen = found;
        }

        return 0;
    }

    /// <summary>Spends one call, leasing where nothing is left. Null where the account was closed meanwhile.</summary>
    public async ValueTask<MeterResult?> TakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task lease;
            lock (_gate)
            {
                if (_closed)
                {
                    return null;
                }

                if (TrySpend())
                {
                    return MeterResult.Ok;
                }

                if (IsRefused())
                {
                    return _refusal;
                }

                Interlocked.Increment(ref _waiting);
                lease = _lease ??= StartLease();
            }

            try
            {
                await lease.WaitAsync(cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    /// <summary>Gives back what nobody has spent of for two seconds.</summary>
    public async Task ReturnIdleAsync()
    {
        var left = Volatile.Read(ref _left);
        var now = time.GetTimestamp();
        if (left != _seenLeft || left == 0)
        {
            (_seenLeft, _seenAt) = (left, now);
        }
        else if (time.GetElapsedTime(_seenAt, now) >= s_idleFor)
        {
            await ReturnAsync(Interlocked.Exchange(ref _left, 0));
        }
    }

    /// <summary>Ends the account: nothing is spent of it any more, and what is left is given back.</summary>
    public async Task CloseAsync()
    {
        Task? lease;
        lock (_gate)
        {
            _closed = true;
            lease = _lease;
        }

        if (lease is not null)
        {
            await lease;
        }

        await ReturnAsync(Interlocked.Exchange(ref _left, 0));
    }

    private bool IsRefused() => _refusal switch
    {
        MeterResult.QuotaSpent => time.GetElapsedTime(_refusedAt) < s_spentFor,
        MeterResult.Unavailable => time.GetElapsedTime(_refusedAt) < s_unavailableFor,
        _ => false,
    };

    private void LeaseAhead()
    {
        lock (_gate)
        {
            if (!_closed && Volatile.Read(ref _leaseAt) != Never)
            {
                _lease ??= StartLease();
            }
        }
    }

    private Task StartLease()
    {
        Volatile.Write(ref _leaseAt, Never);

        // SQLite's calls block, and the caller may be in the middle of a spent slice.
        return Task.Run(LeaseAsync);
    }

    private async Task LeaseAsync()
    {
        var least = Math.Clamp(Volatile.Read(ref _waiting), 1, GreatestSlice);
        long granted;
        try
        {
            var request = new LeaseRequest(least, GreatestSlice, SharesPerReplica * replicas.LiveCount);
            granted = await ledger.LeaseAsync(agreementId, day.Day, quota, request, CancellationToken.None);
        }
        catch (Exception exception)
        {
            QuotasLog.LeaseFailed(logger, agreementId, exception);
            End(MeterResult.Unavailable);
            return;
        }

        lock (_gate)
        {
            Interlocked.Add(ref _left, granted);

            // Near the end of the quota a lease is only for the calls that wait: none is left lying here.
            Volatile.Write(ref _leaseAt, granted > least ? granted / 2 : Never);
            End(granted == 0 ? MeterResult.QuotaSpent : MeterResult.Ok);
        }
    }

    private void End(MeterResult refusal)
    {
        lock (_gate)
        {
            _lease = null;
            _refusal = refusal;
            _refusedAt = time.GetTimestamp();
        }
    }

    private async Task ReturnAsync(long unused)
    {
        if (unused <= 0)
        {
            return;
        }

        try
        {
            await ledger.ReturnAsync(agreementId, day.Day, unused, CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Whether it was given back is not known: spending it all the same could exceed the quota.
            QuotasLog.ReturnFailed(logger, agreementId, unused, exception);
        }
    }
}
