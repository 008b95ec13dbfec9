using Gateway.Audit;
using Gateway.Core.Apis;
using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Answers;
using Gateway.Server.Apis.Requests;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Exchanges;
using Gateway.Server.Telemetry;
using Gateway.Storage.Quotas;

namespace Gateway.Server.Apis;

/// <summary>
/// The pipeline of a call of a department's own API: bind, decide, meter, answer, record, reply. An answer that fits one page has one
/// record, like any exchange; a longer one is a stream, of which each page is recorded before it leaves.
/// </summary>
internal sealed class ApiPipeline(
    ExchangeDecider decider,
    QuotaMeter meter,
    ApiCaller caller,
    ExchangeRecorder recorder,
    JurisdictionClock clock,
    ExchangeMetrics metrics,
    TimeProvider time,
    ILogger<ApiPipeline> logger)
{
    /// <summary>Answers a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">What is asked; null where the call was not read, which its request says.</param>
    /// <param name="reply">Takes the answer, or the refusal.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public async Task RunAsync(ExchangeCall call, ApiRequest? request, IApiReply reply, CancellationToken cancellationToken)
    {
        if (call.Caller.Refused is { } unidentified)
        {
            recorder.CountUnidentified(call.Caller, unidentified);
            metrics.Refused(null, unidentified);
            await reply.RefuseAsync(new Refusal(unidentified), Guid.Empty, null);
            return;
        }

        var exchange = new Exchange(ExchangeId.Create(time), call, time);
        using var activity = ExchangeTrace.Start(exchange);
        var answer = new PagedAnswer(exchange, recorder, decider, reply, time);
        Refusal? refusal;
        try
        {
            refusal = await AnswerOrFailAsync(exchange, request, answer, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await answer.AbandonAsync();
            ExchangeTrace.Finish(activity, exchange, null, answer.Records);
            metrics.Abandoned(exchange, time.GetElapsedTime(exchange.StartTimestamp));
            throw;
        }

        ExchangeTrace.Finish(activity, exchange, refusal, answer.Records);
        metrics.Ended(exchange, refusal, answer.Records, time.GetElapsedTime(exchange.StartTimestamp));
    }

    private async ValueTask<Refusal?> AnswerOrFailAsync(
        Exchange exchange, ApiRequest? request, PagedAnswer answer, CancellationToken cancellationToken)
    {
        Refusal? refusal;
        try
        {
            refusal = recorder.IsWritable
                ? await AnswerAsync(exchange, request, answer, cancellationToken)
                : new Refusal(Reasons.LogUnavailable);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The caller went away.", cancellationToken);
        }
        catch (Exception exception)
        {
            ExchangeLog.Failed(logger, exchange.Id, exception);
            refusal = new Refusal(Reasons.GatewayFault);
        }

        return refusal is null ? null : await answer.FailAsync(refusal);
    }

    private async ValueTask<Refusal?> AnswerAsync(
        Exchange exchange, ApiRequest? request, PagedAnswer answer, CancellationToken cancellationToken)
    {
        var refusal = decider.Decide(exchange)
            ?? ApiBinding.Bind(exchange, request!, clock.Today)
            ?? BodyBinding.Bind(request!)
            ?? await MeterAsync(exchange, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        using var timeout = new CancellationTokenSource(exchange.Decision.Entry!.Api!.Timeout, time);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        return await AskAsync(exchange, request!, answer, deadline.Token, cancellationToken);
    }

    private async ValueTask<Refusal?> AskAsync(
        Exchange exchange, ApiRequest request, PagedAnswer answer, CancellationToken deadline, CancellationToken cancellationToken)
    {
        using var step = ExchangeTrace.Step("answer");
        return await caller.AskAsync(
            exchange, new HttpQuestion(request), asked => TakeAsync(exchange, request, asked, answer, deadline, cancellationToken), deadline, cancellationToken);
    }

    /// <summary>The whole call has its time, however lively its body drips.</summary>
    private async ValueTask<Refusal?> TakeAsync(
        Exchange exchange, ApiRequest request, ApiAnswer asked, PagedAnswer answer, CancellationToken deadline, CancellationToken cancellationToken)
    {
        var status = (int)asked.Response.StatusCode;
        if (asked.IsNotFound || AnswerBody.IsRuledOut(asked.Response))
        {
            return !asked.IsNotFound && request.Operation.ResultCode is not null ? JudgedPass.Unsaid : await answer.EndEmptyAsync(asked.IsNotFound, status);
        }

        try
        {
            var refusal = await PassAsync(exchange, request, asked, answer, deadline);
            if (refusal is not null && refusal.Reason == Reasons.ProviderAnswerInvalid)
            {
                ApiLog.Stopped(logger, exchange.Decision.Entry!.Path, request.Operation.Name, refusal.Detail ?? "");
            }

            return refusal;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var late = answer.Late(exchange.Decision.Entry!.Api!.Timeout);
            if (late.Reason == Reasons.ProviderTimeout)
            {
                asked.Fail(late.Reason);
            }

            return late;
        }
    }

    private static async ValueTask<Refusal?> PassAsync(
        Exchange exchange,
        ApiRequest request,
        ApiAnswer asked,
        PagedAnswer answer,
        CancellationToken deadline)
    {
        var operation = request.Operation;
        var (body, refusal) = await AnswerBody.OpenAsync(asked, operation.WholeAnswer, exchange.Decision.Entry!.Api!.AnswerBytes, deadline);
        if (body is null)
        {
            return refusal;
        }

        await using (body)
        {
            using var pass = PassOf(exchange.Decision, operation);
            return await answer.PassAsync(body, pass, (int)asked.Response.StatusCode, deadline);
        }
    }

    private static AnswerPass PassOf(in Decision decision, ApiOperation operation)
    {
        AnswerPass pass = operation.WholeAnswer.Length > 0
            ? new WholePass(operation.WholeAnswer)
            : new MinimisedPass(decision, ApiSelections.Of(decision, operation), ApiSelections.Declared(decision.Entry!, operation));
        return operation.ResultCode is { } code ? new JudgedPass(pass, code) : pass;
    }

    private async ValueTask<Refusal?> MeterAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var refusal = await meter.CountAsync(exchange, cancellationToken);
        ExchangeTrace.Mark("metered");
        return refusal;
    }
}
