using Gateway.Core.Calendars;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Quotas;

/// <summary>Reads every few seconds what is leased of today's quotas: what one replica leased says nothing of the others.</summary>
public sealed class QuotaWatch : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    private readonly QuotaLedger _ledger;
    private readonly QuotaMeter _meter;
    private readonly JurisdictionClock _clock;
    private readonly TimeProvider _time;
    private readonly ILogger<QuotaWatch> _logger;
    private volatile QuotaReading? _current;

    internal QuotaWatch(QuotaLedger ledger, QuotaMeter meter, JurisdictionClock clock, TimeProvider time, ILogger<QuotaWatch> logger) =>
        (_ledger, _meter, _clock, _time, _logger) = (ledger, meter, clock, time, logger);

    /// <summary>The last reading; null before the first, and while the database does not answer.</summary>
    public QuotaReading? Current => _current;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var timer = new PeriodicTimer(s_interval, _time);
        var failing = false;
        do
        {
            try
            {
                _current = await ReadAsync(stoppingToken);
                failing = false;
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // It is for metrics alone: whatever fails, the gateway goes on.
                _current = null;
                if (!failing)
                {
                    failing = true;
                    QuotasLog.ReadFailed(_logger, exception);
                }
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Reads the database, and what is held here beside it: a slice that goes back between the two would count as spent.</summary>
    internal async Task<QuotaReading> ReadAsync(CancellationToken cancellationToken)
    {
        var today = _clock.DayOf(_time.GetUtcNow());
        var leased = await _ledger.ReadDayAsync(today, cancellationToken);
        return new QuotaReading(
            today, leased.ToDictionary(pair => pair.Key, pair => new QuotaUse(pair.Value, _meter.UnspentOf(pair.Key, today)), StringComparer.Ordinal));
    }
}
