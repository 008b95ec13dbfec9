using System.Data.Common;
using Gateway.Audit;
using Gateway.Contracts.Certificates.V1;
using Gateway.Core.Decisions;
using Gateway.Hosting.Draining;
using Gateway.Server.Exchanges;
using Gateway.Server.Telemetry;
using Gateway.Storage.Certificates;
using Gateway.Storage.Quotas;
using Google.Protobuf.WellKnownTypes;
using StatusEventKind = Gateway.Contracts.Certificates.V1.StatusEventKind;

namespace Gateway.Server.Certificates.Events;

/// <summary>
/// The pipeline of a watch: recorded as opened before anything leaves, decided again before each page and at least every second, each
/// page recorded before it leaves, and the end recorded too.
/// </summary>
internal sealed class WatchPipeline(
    ExchangeDecider decider,
    QuotaMeter meter,
    ExchangeRecorder recorder,
    CertificateLedger ledger,
    FeedFollower feed,
    EventSeal seal,
    OpenWatches open,
    ExchangeMetrics metrics,
    Drain drain,
    TimeProvider time,
    ILogger<WatchPipeline> logger)
{
    /// <summary>Events of a page at most.</summary>
    public const int PageSize = 100;

    private static readonly TimeSpan s_decideAgainAfter = TimeSpan.FromMilliseconds(900);
    private static readonly TimeSpan s_signOfLife = TimeSpan.FromSeconds(15);

    /// <summary>Follows the feed until the caller goes away, or says why it ended before.</summary>
    public async ValueTask<ExchangeAnswer> WatchAsync(ExchangeCall call, string cursor, IWatchWriter writer, CancellationToken cancellationToken)
    {
        if (call.Caller.Refused is { } unidentified)
        {
            recorder.CountUnidentified(call.Caller, unidentified);
            metrics.Refused(null, unidentified);
            return new ExchangeAnswer { ExchangeId = Guid.Empty, Refusal = new Refusal(unidentified) };
        }

        var watch = new WatchStream(new Exchange(ExchangeId.Create(time), call, time), cursor, writer);
        var exchange = watch.Exchange;
        using var activity = ExchangeTrace.Start(exchange);
        Refusal? refusal;
        try
        {
            refusal = await OpenOrFailAsync(watch, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            ExchangeTrace.Finish(activity, exchange, null, watch.Events);
            metrics.Abandoned(exchange, time.GetElapsedTime(exchange.StartTimestamp));
            throw;
        }

        ExchangeTrace.Finish(activity, exchange, refusal, watch.Events);
        metrics.Ended(exchange, refusal, watch.Events, time.GetElapsedTime(exchange.StartTimestamp));
        return new ExchangeAnswer { ExchangeId = exchange.Id, Entry = exchange.Decision.Entry, Refusal = refusal };
    }

    private async ValueTask<Refusal?> OpenOrFailAsync(WatchStream watch, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(watch, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var refusal = RefusalOf(exception, watch.Exchange);
            return (await recorder.RecordRefusalAsync(watch.Exchange, refusal)).Durable ? refusal : new Refusal(Reasons.LogUnavailable);
        }
    }

    private Refusal RefusalOf(Exception exception, Exchange exchange)
    {
        // The ledger's own words: the database cannot be reached, or is a standby.
        if (exception is DbException or InvalidOperationException)
        {
            CertificatesLog.EventsUnread(logger, exception);
            return new Refusal(Reasons.StatusRegisterUnavailable);
        }

        ExchangeLog.Failed(logger, exchange.Id, exception);
        return new Refusal(Reasons.GatewayFault);
    }

    private async ValueTask<Refusal?> OpenAsync(WatchStream watch, CancellationToken cancellationToken)
    {
        var exchange = watch.Exchange;
        if (!recorder.IsWritable)
        {
            return new Refusal(Reasons.LogUnavailable);
        }

        if ((decider.Decide(exchange) ?? await meter.CountAsync(exchange, cancellationToken) ?? await FindStartAsync(watch, cancellationToken)) is { } refusal)
        {
            return (await recorder.RecordRefusalAsync(exchange, refusal)).Durable ? refusal : new Refusal(Reasons.LogUnavailable);
        }

        var system = exchange.Decision.Caller!.Id;
        if (!open.TryOpen(system))
        {
            var tooMany = new Refusal(
                Reasons.RateExceeded,
                exchange.Decision.Agreement!.Id,
                Detail: $"{OpenWatches.GreatestOfSystem} watches of one system at once. 每个系统最多同时订阅 {OpenWatches.GreatestOfSystem} 路。");
            return (await recorder.RecordRefusalAsync(exchange, tooMany)).Durable ? tooMany : new Refusal(Reasons.LogUnavailable);
        }

        try
        {
            return (await recorder.RecordOpenedAsync(exchange)).Durable
                ? await StreamAsync(watch, cancellationToken)
                : new Refusal(Reasons.LogUnavailable);
        }
        finally
        {
            open.Close(system);
        }
    }

    private async ValueTask<Refusal?> FindStartAsync(WatchStream watch, CancellationToken cancellationToken)
    {
        if (watch.Cursor.Length is 0 or 1)
        {
            var page = await ReadAsync(watch, long.MaxValue, cancellationToken);
            watch.After = watch.Cursor == "0" ? page.Head with { Sequence = 0, Tip = 0 } : page.Head;
            return watch.Cursor is "" or "0" ? null : new Refusal(Reasons.CursorUnknown);
        }

        if (!WatchCursor.TryRead(watch.Cursor, out var point))
        {
            return new Refusal(Reasons.CursorUnknown);
        }

        watch.After = point;
        return null;
    }

    private async ValueTask<Refusal?> StreamAsync(WatchStream watch, CancellationToken cancellationToken)
    {
        Refusal? refusal;
        try
        {
            refusal = await FollowAsync(watch, cancellationToken);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            await recorder.RecordClosedAsync(watch.Exchange, null, abandoned: true, watch.Pages, watch.Events, []);
            throw new OperationCanceledException("The caller went away.", exception, cancellationToken);
        }
        catch (Exception exception)
        {
            refusal = RefusalOf(exception, watch.Exchange);
        }

        await recorder.RecordClosedAsync(watch.Exchange, refusal, abandoned: false, watch.Pages, watch.Events, []);
        return refusal;
    }

    private async ValueTask<Refusal> FollowAsync(WatchStream watch, CancellationToken cancellationToken)
    {
        long? alive = null;
        while (!drain.Begun.IsCompleted)
        {
            // Taken before the feed is read: what comes meanwhile is seen at once.
            var moved = feed.Moved;
            var page = await ReadAsync(watch, watch.After.Sequence, cancellationToken);
            if (page.After is not { } after || after.Tip != watch.After.Tip || page.Head.Sequence < watch.After.Sequence)
            {
                return new Refusal(Reasons.CursorUnknown);
            }

            if (decider.DecideAgain(watch.Exchange) is { } ended)
            {
                return ended;
            }

            if (alive is null)
            {
                // The first sign of life, once it is known that the cursor is one of this feed.
                await watch.Writer.WriteAsync(new WatchResponse { Cursor = WatchCursor.Write(watch.After) }, cancellationToken);
                alive = time.GetTimestamp();
            }

            var events = page.Events.Where(each => each.Provider == watch.Exchange.Decision.Entry!.Key.Department).ToList();
            if (events.Count > 0)
            {
                if (await SendAsync(watch, events, cancellationToken) is { } refusal)
                {
                    return refusal;
                }

                alive = time.GetTimestamp();
            }

            watch.After = page.Through;
            if (page.Through.Sequence < page.Head.Sequence)
            {
                continue;
            }

            if (time.GetElapsedTime(alive.Value) >= s_signOfLife)
            {
                await watch.Writer.WriteAsync(new WatchResponse { Cursor = WatchCursor.Write(watch.After) }, cancellationToken);
                alive = time.GetTimestamp();
            }

            await Task.WhenAny(moved, Task.Delay(s_decideAgainAfter, time, cancellationToken), drain.Begun);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new Refusal(Reasons.GatewayStopping);
    }

    private async ValueTask<Refusal?> SendAsync(WatchStream watch, List<FeedEvent> events, CancellationToken cancellationToken)
    {
        var opened = events.ConvertAll(each => seal.Open(each.Provider, each.EventId, each.Payload.Span));
        watch.Pages++;
        watch.Events += events.Count;
        var (durable, leaf) = await recorder.RecordEventsAsync(watch.Exchange, watch.Pages, opened);
        if (!durable)
        {
            return new Refusal(Reasons.LogUnavailable);
        }

        var decidedAt = time.GetTimestamp();
        for (var i = 0; i < events.Count; i++)
        {
            if ((!decider.IsCurrent(watch.Exchange) || time.GetElapsedTime(decidedAt) >= s_decideAgainAfter)
                && decider.DecideAgain(watch.Exchange) is { } ended)
            {
                return ended;
            }

            var each = events[i];
            await watch.Writer.WriteAsync(
                new WatchResponse
                {
                    Event = new CertificateEvent
                    {
                        EventId = each.EventId,
                        Identifier = opened[i],
                        Kind = (StatusEventKind)(int)each.Kind,
                        OccurredAt = Timestamp.FromDateTimeOffset(each.OccurredAt),
                        AcceptedAt = Timestamp.FromDateTimeOffset(each.AcceptedAt),
                    },
                    Cursor = WatchCursor.Write(each.Point),
                    Receipt = recorder.ReceiptOf(watch.Exchange.Id, leaf),
                },
                cancellationToken);
        }

        return null;
    }

    private Task<FeedPage> ReadAsync(WatchStream watch, long after, CancellationToken cancellationToken) =>
        ledger.ReadAsync(after, [watch.Exchange.Decision.Entry!.Certificate!.TypeCode], PageSize, cancellationToken);
}
