using Gateway.Audit;
using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Gateway.Server.Departments;
using Gateway.Server.Telemetry;
using Gateway.Storage.Quotas;

namespace Gateway.Server.Exchanges;

/// <summary>
/// The pipeline of every exchange that is one question and one answer: bind, decide, meter, answer, record. What it
/// returns may leave: the record of it is durable. Decisions, refusals and failures are values.
/// </summary>
internal sealed class ExchangePipeline(
    ExchangeDecider decider,
    QuotaMeter meter,
    MismatchGuard mismatches,
    DepartmentCaller departments,
    ExchangeRecorder recorder,
    JurisdictionClock clock,
    ExchangeMetrics metrics,
    TimeProvider time,
    ILogger<ExchangePipeline> logger)
{
    /// <summary>Looks up the records of one key.</summary>
    public ValueTask<ExchangeAnswer> LookupAsync(ExchangeCall call, CancellationToken cancellationToken) =>
        RunAsync(call, static exchange => new LookupQuestion(exchange), cancellationToken);

    /// <summary>Compares claimed values with the record of one key.</summary>
    public ValueTask<ExchangeAnswer> VerifyAsync(ExchangeCall call, CancellationToken cancellationToken) =>
        RunAsync(call, static exchange => new VerifyQuestion(exchange), cancellationToken);

    /// <summary>Answers a call by a question of its own.</summary>
    public async ValueTask<ExchangeAnswer> RunAsync(
        ExchangeCall call, Func<Exchange, ExchangeQuestion> ask, CancellationToken cancellationToken)
    {
        if (call.Caller.Refused is { } unidentified)
        {
            recorder.CountUnidentified(call.Caller, unidentified);
            metrics.Refused(null, unidentified);
            return new ExchangeAnswer { ExchangeId = Guid.Empty, Refusal = new Refusal(unidentified) };
        }

        var exchange = new Exchange(ExchangeId.Create(time), call, time);
        using var activity = ExchangeTrace.Start(exchange);
        ExchangeAnswer answer;
        try
        {
            answer = await AnswerOrFailAsync(exchange, ask(exchange), cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            metrics.Abandoned(exchange, time.GetElapsedTime(exchange.StartTimestamp));
            throw;
        }

        var records = answer.Answered?.RecordCount ?? 0;
        ExchangeTrace.Finish(activity, exchange, answer.Refusal, records);
        metrics.Ended(exchange, answer.Refusal, records, time.GetElapsedTime(exchange.StartTimestamp));
        return answer;
    }

    private async ValueTask<ExchangeAnswer> AnswerOrFailAsync(
        Exchange exchange, ExchangeQuestion question, CancellationToken cancellationToken)
    {
        try
        {
            return await AnswerAsync(exchange, question, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A fault of the gateway itself is an exchange that failed: it has a reason and a record like any other.
            ExchangeLog.Failed(logger, exchange.Id, exception);
            return await RefuseAsync(exchange, new Refusal(Reasons.GatewayFault));
        }
    }

    private async ValueTask<ExchangeAnswer> AnswerAsync(
        Exchange exchange, ExchangeQuestion question, CancellationToken cancellationToken)
    {
        // Without a log that can be written no department is asked: its data would leave it for nothing.
        if (!recorder.IsWritable)
        {
            return Unrecorded(exchange);
        }

        try
        {
            var refusal = decider.Decide(exchange)
                ?? question.Bind(clock)
                ?? await MeterAsync(exchange, cancellationToken)
                ?? await AskAsync(exchange, question, cancellationToken);
            if (refusal is not null)
            {
                return await RefuseAsync(exchange, refusal);
            }
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            // However the broken way to the caller shows itself: it went away.
            await recorder.RecordAbandonedAsync(exchange);
            throw new OperationCanceledException("The caller went away.", exception, cancellationToken);
        }
        finally
        {
            await mismatches.LeaveAsync(exchange, question);
        }

        return await ReleaseAsync(exchange, question);
    }

    private async ValueTask<Refusal?> MeterAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var refusal = await meter.CountAsync(exchange, cancellationToken) ?? await mismatches.EnterAsync(exchange);
        ExchangeTrace.Mark("metered");
        return refusal;
    }

    private async ValueTask<Refusal?> AskAsync(Exchange exchange, ExchangeQuestion question, CancellationToken cancellationToken)
    {
        using var step = ExchangeTrace.Step("answer");
        return await question.AnswerAsync(departments, time, cancellationToken) ?? decider.DecideAgain(exchange);
    }

    private async ValueTask<ExchangeAnswer> ReleaseAsync(Exchange exchange, ExchangeQuestion question)
    {
        using var step = ExchangeTrace.Step("record");
        var (durable, leaf) = await recorder.RecordReleaseAsync(exchange, question);
        if (!durable)
        {
            return Unrecorded(exchange);
        }

        // What may not leave any more has a second record, which says so: the first one tells of more than left.
        return question.Confirm() is { } late
            ? await RefuseAsync(exchange, late)
            : new ExchangeAnswer { ExchangeId = exchange.Id, Entry = exchange.Decision.Entry, Answered = question, LeafHash = leaf };
    }

    private async ValueTask<ExchangeAnswer> RefuseAsync(Exchange exchange, Refusal refusal)
    {
        using var step = ExchangeTrace.Step("record");
        var (durable, leaf) = await recorder.RecordRefusalAsync(exchange, refusal);
        return durable
            ? new ExchangeAnswer { ExchangeId = exchange.Id, Entry = exchange.Decision.Entry, Refusal = refusal, LeafHash = leaf }
            : Unrecorded(exchange);
    }

    private static ExchangeAnswer Unrecorded(Exchange exchange) =>
        new() { ExchangeId = exchange.Id, Entry = exchange.Decision.Entry, Refusal = new Refusal(Reasons.LogUnavailable) };
}
