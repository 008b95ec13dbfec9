using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gateway.Audit;

/// <summary>Writes the finished minutes of the <see cref="RefusalAggregator"/> to the log, and at shutdown the rest.</summary>
internal sealed class RefusalFlush(
    Lazy<RefusalAggregator> aggregator, Lazy<DurableLog> log, TimeProvider time, ILogger<RefusalFlush> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // Bounds the share of the log's queue that strangers can take from known callers.
    private const int AtOnce = 64;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        (int left, string? reason) = await FlushAsync(all: true);
        if (left > 0)
        {
            ExchangeLogLog.AggregatesLost(logger, left, reason);
        }
    }

    /// <summary>Writes what is finished; how many counts were left, and why.</summary>
    internal async Task<(int Left, string? Reason)> FlushAsync(bool all)
    {
        List<RefusalCount> counts = aggregator.Value.Take(time.GetUtcNow(), all);
        string? reason = null;
        List<RefusalCount> left = [];
        foreach (RefusalCount[] some in counts.Chunk(AtOnce))
        {
            AppendResult[] results = await Task.WhenAll(
                some.Select(count => log.Value.AppendAsync(Record(count), out _, CancellationToken.None).AsTask()));
            for (int i = 0; i < some.Length; i++)
            {
                if (!results[i].IsDurable)
                {
                    reason = results[i].Reason;
                    left.Add(some[i]);
                }
            }
        }

        aggregator.Value.PutBack(left);
        return (left.Count, reason);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                (int left, string? reason) = await FlushAsync(all: false);
                if (left > 0)
                {
                    ExchangeLogLog.AggregatesWait(logger, left, reason);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Shutdown: StopAsync writes the rest.
        }
    }

    private ExchangeRecord Record(in RefusalCount count) => new()
    {
        ExchangeId = ExchangeId.Create(time),
        Kind = RecordKind.Aggregate,
        StartedAt = DateTimeOffset.FromUnixTimeSeconds(count.Minute),
        Outcome = Outcome.Refused,
        Reason = count.Reason,
        FaultSide = FaultSide.Consumer,
        Salt = Salt.Create(),
        Aggregate = new Aggregate(count.Address.ToString(), count.Minute, (ulong)count.Count),
    };
}
