using System.Collections.Concurrent;
using Gateway.Core.Agreements;
using Gateway.Core.Calendars;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Quotas;

/// <summary>
/// Counts calls against their agreement's quota and rate. It spends slices leased from the database, so that most
/// calls touch memory alone; a crash loses what was leased and never exceeds the quota.
/// </summary>
public sealed class QuotaMeter : BackgroundService
{
    /// <summary>A replica whose clock is late may still give back what it leased.</summary>
    private const int DaysKept = 7;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_forgottenAfter = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, AgreementMeter> _meters = new(StringComparer.Ordinal);
    private readonly QuotaLedger _ledger;
    private readonly ReplicaRegistry _replicas;
    private readonly JurisdictionClock _clock;
    private readonly TimeProvider _time;
    private readonly ILogger<QuotaMeter> _logger;
    private readonly Func<Agreement, DateTimeOffset, QuotaAccount> _open;
    private QuotaDay _today;
    private DateOnly _forgottenOn;
    private volatile bool _draining;

    internal QuotaMeter(
        QuotaLedger ledger, ReplicaRegistry replicas, JurisdictionClock clock, TimeProvider time, ILogger<QuotaMeter> logger)
    {
        (_ledger, _replicas, _clock, _time, _logger) = (ledger, replicas, clock, time, logger);
        _today = QuotaDay.Of(time.GetUtcNow(), clock);
        _open = Open;
    }

    /// <summary>How many agreements are held in memory.</summary>
    internal int Count => _meters.Count;

    /// <summary>Calls of an agreement's quota of the day that this replica leased and has not spent.</summary>
    public long UnspentOf(string agreementId, DateOnly day) =>
        _meters.TryGetValue(agreementId, out var meter) && meter.Account is { } account && account.Day.Day == day ? account.Left : 0;

    /// <summary>
    /// Counts one call. A call that is refused by its rate costs no quota. Completes at once while a slice lasts.
    /// </summary>
    public ValueTask<MeterResult> TakeAsync(Agreement agreement, CancellationToken cancellationToken)
    {
        if (TakeRate(agreement) is var rate && rate != MeterResult.Ok)
        {
            return new(rate);
        }

        if (agreement.DailyQuota == 0)
        {
            return new(MeterResult.Ok);
        }

        if (_draining)
        {
            return new(MeterResult.Unavailable);
        }

        var account = AccountOf(MeterOf(agreement), agreement);
        return account.TrySpend() ? new(MeterResult.Ok) : TakeSlowlyAsync(account, agreement, cancellationToken);
    }

    /// <summary>Counts one call against the rate alone.</summary>
    public MeterResult TakeRate(Agreement agreement)
    {
        if (agreement.DailyQuota == 0 && agreement.RatePerSecond == 0)
        {
            return MeterResult.Ok;
        }

        var meter = MeterOf(agreement);
        var timestamp = _time.GetTimestamp();
        meter.Use(timestamp);
        return agreement.RatePerSecond > 0
            && !meter.Rate.TryTake(timestamp, _time.TimestampFrequency, agreement.RatePerSecond, _replicas.LiveCount)
            ? MeterResult.RateExceeded
            : MeterResult.Ok;
    }

    /// <summary>Counts up to so many calls against the quota alone, and says how many it let through and why no more.</summary>
    public async ValueTask<(int Granted, MeterResult Result)> TakeQuotaAsync(
        Agreement agreement, int calls, CancellationToken cancellationToken)
    {
        if (agreement.DailyQuota == 0)
        {
            return (calls, MeterResult.Ok);
        }

        if (_draining)
        {
            return (0, MeterResult.Unavailable);
        }

        var granted = 0;
        while (granted < calls)
        {
            var account = AccountOf(MeterOf(agreement), agreement);
            granted += account.Spend(calls - granted);
            if (granted < calls)
            {
                // One more than there is here: what it leases serves the next round.
                if (await TakeSlowlyAsync(account, agreement, cancellationToken) is var result && result != MeterResult.Ok)
                {
                    return (granted, result);
                }

                granted++;
            }
        }

        return (granted, MeterResult.Ok);
    }

    /// <summary>
    /// Gives back slices that lie idle, and forgets agreements that are not used and days that are long over. For one
    /// caller at a time.
    /// </summary>
    internal async Task SweepAsync()
    {
        var now = _time.GetUtcNow();
        await ForgetDaysAsync(_clock.DayOf(now));
        foreach (var pair in _meters)
        {
            var account = pair.Value.Account;
            var over = account is null
                ? _time.GetElapsedTime(pair.Value.UsedAt) > s_forgottenAfter
                : !account.Day.Covers(now);
            if (over && _meters.TryRemove(pair))
            {
                await (account?.CloseAsync() ?? Task.CompletedTask);
            }
            else if (account is not null)
            {
                await account.ReturnIdleAsync();
            }
        }
    }

    /// <summary>Gives every unused slice back. Calls with a quota are refused from then on.</summary>
    internal async Task DrainAsync()
    {
        _draining = true;
        foreach (var (_, meter) in _meters)
        {
            await (meter.Account?.CloseAsync() ?? Task.CompletedTask);
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await DrainAsync().WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await SweepAsync();
        }
    }

    private async ValueTask<MeterResult> TakeSlowlyAsync(QuotaAccount account, Agreement agreement, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await account.TakeAsync(cancellationToken) is { } result)
            {
                return result;
            }

            // Closed meanwhile: the day or the agreement changed, or the process is stopping.
            if (_draining)
            {
                return MeterResult.Unavailable;
            }

            account = AccountOf(MeterOf(agreement), agreement);
        }
    }

    private async Task ForgetDaysAsync(DateOnly today)
    {
        if (today == _forgottenOn)
        {
            return;
        }

        _forgottenOn = today;
        try
        {
            await _ledger.ForgetBeforeAsync(today.AddDays(-DaysKept), CancellationToken.None);
        }
        catch (Exception exception)
        {
            // Tomorrow will do.
            QuotasLog.ForgetFailed(_logger, exception);
        }
    }

    private AgreementMeter MeterOf(Agreement agreement) =>
        _meters.TryGetValue(agreement.Id, out var meter) ? meter : _meters.GetOrAdd(agreement.Id, static _ => new AgreementMeter());

    private QuotaAccount AccountOf(AgreementMeter meter, Agreement agreement)
    {
        var account = meter.AccountOf(agreement, _clock.Now, _open, out var replaced);
        if (replaced is not null)
        {
            // What it cannot give back it logs.
            _ = Task.Run(replaced.CloseAsync);
        }

        return account;
    }

    private QuotaAccount Open(Agreement agreement, DateTimeOffset now)
    {
        var today = Volatile.Read(ref _today);
        if (!today.Covers(now))
        {
            today = QuotaDay.Of(now, _clock);
            Volatile.Write(ref _today, today);
        }

        return new QuotaAccount(agreement.Id, agreement.Revision, agreement.DailyQuota, today, _ledger, _replicas, _time, _logger);
    }
}
