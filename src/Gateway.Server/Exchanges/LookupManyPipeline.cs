using Gateway.Audit;
using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Gateway.Hosting.Draining;
using Gateway.Server.Departments;
using Gateway.Server.Telemetry;
using Gateway.Storage.Quotas;

namespace Gateway.Server.Exchanges;

/// <summary>
/// The pipeline of a lookup of many keys. The stream is recorded as opened before anything of it leaves; each page
/// is decided again, metered, asked for in one round trip and recorded before it leaves; the end is recorded too.
/// </summary>
internal sealed class LookupManyPipeline(
    ExchangeDecider decider,
    QuotaMeter meter,
    DepartmentCaller departments,
    ExchangeRecorder recorder,
    JurisdictionClock clock,
    ExchangeMetrics metrics,
    Drain drain,
    TimeProvider time,
    ILogger<LookupManyPipeline> logger)
{
    /// <summary>Keys that are asked for in one round trip.</summary>
    public const int PageSize = 250;

    private static readonly TimeSpan s_decideAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Looks up all keys, or as many as can be, and says why it ended before the last.</summary>
    public async ValueTask<ExchangeAnswer> LookupManyAsync(ExchangeCall call, IKeyAnswerWriter writer, CancellationToken cancellationToken)
    {
        if (call.Caller.Refused is { } unidentified)
        {
            recorder.CountUnidentified(call.Caller, unidentified);
            metrics.Refused(null, unidentified);
            return new ExchangeAnswer { ExchangeId = Guid.Empty, Refusal = new Refusal(unidentified) };
        }

        var stream = new LookupManyStream(new Exchange(ExchangeId.Create(time), call, time), writer);
        var exchange = stream.Exchange;
        using var activity = ExchangeTrace.Start(exchange);
        var answer = await OpenOrFailAsync(stream, cancellationToken);
        ExchangeTrace.Finish(activity, exchange, answer.Refusal, stream.Records);
        metrics.Ended(exchange, answer.Refusal, stream.Records, time.GetElapsedTime(exchange.StartTimestamp));
        return answer;
    }

    private async ValueTask<ExchangeAnswer> OpenOrFailAsync(LookupManyStream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await OpenAsync(stream, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            ExchangeLog.Failed(logger, stream.Exchange.Id, exception);
            return await RefuseAsync(stream.Exchange, new Refusal(Reasons.GatewayFault));
        }
    }

    private async ValueTask<ExchangeAnswer> OpenAsync(LookupManyStream stream, CancellationToken cancellationToken)
    {
        var exchange = stream.Exchange;
        if (!recorder.IsWritable)
        {
            return Answer(exchange, new Refusal(Reasons.LogUnavailable));
        }

        if ((decider.Decide(exchange) ?? TakeRate(exchange)) is { } refusal)
        {
            return await RefuseAsync(exchange, refusal);
        }

        var (opened, _) = await recorder.RecordOpenedAsync(exchange);
        return opened ? await StreamAsync(stream, cancellationToken) : Answer(exchange, new Refusal(Reasons.LogUnavailable));
    }

    private async ValueTask<ExchangeAnswer> RefuseAsync(Exchange exchange, Refusal refusal)
    {
        var (recorded, leaf) = await recorder.RecordRefusalAsync(exchange, refusal);
        return recorded ? Answer(exchange, refusal, leaf) : Answer(exchange, new Refusal(Reasons.LogUnavailable));
    }

    private async ValueTask<ExchangeAnswer> StreamAsync(LookupManyStream stream, CancellationToken cancellationToken)
    {
        var exchange = stream.Exchange;
        Refusal? refusal;
        try
        {
            refusal = await AnswerAllAsync(stream, cancellationToken);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            // However the broken way to the caller shows itself: it went away.
            await recorder.RecordClosedAsync(stream, null, abandoned: true);
            metrics.Abandoned(exchange, time.GetElapsedTime(exchange.StartTimestamp));
            throw new OperationCanceledException("The caller went away.", exception, cancellationToken);
        }
        catch (Exception exception)
        {
            ExchangeLog.Failed(logger, exchange.Id, exception);
            refusal = new Refusal(Reasons.GatewayFault);
        }

        var (_, leaf) = await recorder.RecordClosedAsync(stream, refusal, abandoned: false);
        return Answer(exchange, refusal, leaf);
    }

    private async ValueTask<Refusal?> AnswerAllAsync(LookupManyStream stream, CancellationToken cancellationToken)
    {
        var exchange = stream.Exchange;
        var keys = exchange.Request.Keys.Count;
        while (stream.Next < keys)
        {
            if ((stream.Next > 0 ? decider.DecideAgain(exchange) : null) is { } ended)
            {
                return ended;
            }

            if (drain.IsLate)
            {
                return new Refusal(Reasons.GatewayStopping);
            }

            if (await TakeQuotaAsync(stream, Math.Min(PageSize, keys - stream.Next), cancellationToken) is { } spent)
            {
                return spent;
            }

            var page = new PageQuestion(exchange, stream.Pages + 1, stream.Next, stream.Granted);
            if ((page.Bind(clock) ?? await AskAsync(stream, page, cancellationToken) ?? await ReleaseAsync(stream, page, cancellationToken)) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private Refusal? TakeRate(Exchange exchange)
    {
        var agreement = exchange.Decision.Agreement!;
        return meter.TakeRate(agreement).ToReason() is { } reason ? new Refusal(reason, agreement.Id) : null;
    }

    private async ValueTask<Refusal?> TakeQuotaAsync(LookupManyStream stream, int wanted, CancellationToken cancellationToken)
    {
        // What the department did not get to answer of the last page is paid for already.
        if (stream.Granted > 0)
        {
            return null;
        }

        var agreement = stream.Exchange.Decision.Agreement!;
        var (granted, result) = await meter.TakeQuotaAsync(agreement, wanted, cancellationToken);
        ExchangeTrace.Mark("metered");
        stream.Granted = granted;
        return granted > 0 ? null : new Refusal(result.ToReason()!, agreement.Id);
    }

    private async ValueTask<Refusal?> AskAsync(LookupManyStream stream, PageQuestion page, CancellationToken cancellationToken)
    {
        using var step = ExchangeTrace.Step("answer");
        if (!recorder.IsWritable)
        {
            return new Refusal(Reasons.LogUnavailable);
        }

        var exchange = page.Exchange;
        stream.Ask(page);
        if (page.HasQuestion
            && (await departments.AskAsync(page, exchange.TimeLeft(time), cancellationToken)).Failure is { } failure)
        {
            return new Refusal(failure);
        }

        page.FetchedAt = time.GetUtcNow();
        return page.Check() ?? decider.DecideAgain(exchange);
    }

    private async ValueTask<Refusal?> ReleaseAsync(LookupManyStream stream, PageQuestion page, CancellationToken cancellationToken)
    {
        var exchange = stream.Exchange;
        var (durable, leaf) = await recorder.RecordPageAsync(exchange, page);
        if (!durable)
        {
            return new Refusal(Reasons.LogUnavailable);
        }

        stream.Take(page);
        var decidedAt = time.GetTimestamp();
        for (var i = 0; i < page.Answered; i++)
        {
            if (!decider.IsCurrent(exchange) || time.GetElapsedTime(decidedAt) >= s_decideAgainAfter)
            {
                decidedAt = time.GetTimestamp();
                if (decider.DecideAgain(exchange) is { } ended)
                {
                    return ended;
                }
            }

            var (fetched, fault) = page.AnswerOf(i);
            await stream.Writer.WriteAsync(
                new KeyAnswer(page.First + i, fetched, fault, page, leaf, EndsPage: i == page.Answered - 1), cancellationToken);
        }

        return null;
    }

    private static ExchangeAnswer Answer(Exchange exchange, Refusal? refusal, byte[]? leaf = null) =>
        new() { ExchangeId = exchange.Id, Entry = exchange.Decision.Entry, Refusal = refusal, LeafHash = leaf };
}
