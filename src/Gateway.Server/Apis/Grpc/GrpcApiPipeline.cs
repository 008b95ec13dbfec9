using Gateway.Audit;
using Gateway.Core.Decisions;
using Gateway.Hosting.Draining;
using Gateway.Server.Apis.Grpc.Answers;
using Gateway.Server.Apis.Grpc.Upstream;
using Gateway.Server.Apis.Requests;
using Gateway.Server.Exchanges;
using Gateway.Server.Telemetry;
using Gateway.Storage.Quotas;

namespace Gateway.Server.Apis.Grpc;

/// <summary>
/// The pipeline of a call of a department's own gRPC API: decide, meter, answer, record, reply. A call that is asked and answered once has
/// one record; any other is a stream, opened before the department is asked, of which each page is recorded before it leaves.
/// </summary>
internal sealed class GrpcApiPipeline(
    ExchangeDecider decider,
    QuotaMeter meter,
    GrpcUpstream upstream,
    OpenApiStreams streams,
    ExchangeRecorder recorder,
    ExchangeMetrics metrics,
    Drain drain,
    TimeProvider time,
    ILogger<GrpcApiPipeline> logger)
{
    /// <summary>Answers a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="target">What is asked; null where the call was not read, which its request says.</param>
    /// <param name="reply">Takes the answer, or the refusal.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public async Task RunAsync(ExchangeCall call, GrpcTarget? target, GrpcApiReply reply, CancellationToken cancellationToken)
    {
        if (call.Caller.Refused is { } unidentified)
        {
            recorder.CountUnidentified(call.Caller, unidentified);
            metrics.Refused(null, unidentified);
            reply.Refuse(new Refusal(unidentified), Guid.Empty, null);
            return;
        }

        var exchange = new Exchange(ExchangeId.Create(time), call, time);
        using var activity = ExchangeTrace.Start(exchange);
        var answer = new GrpcAnswer(exchange, recorder, decider, reply, drain, time);
        Refusal? refusal;
        try
        {
            refusal = await AnswerOrFailAsync(exchange, target, answer, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await answer.AbandonAsync();
            ExchangeTrace.Finish(activity, exchange, null, answer.Messages);
            metrics.Abandoned(exchange, time.GetElapsedTime(exchange.StartTimestamp));
            return;
        }

        ExchangeTrace.Finish(activity, exchange, refusal, answer.Messages);
        metrics.Ended(exchange, refusal, answer.Messages, time.GetElapsedTime(exchange.StartTimestamp));
    }

    private async ValueTask<Refusal?> AnswerOrFailAsync(Exchange exchange, GrpcTarget? target, GrpcAnswer answer, CancellationToken cancellationToken)
    {
        Refusal? refusal;
        try
        {
            refusal = recorder.IsWritable
                ? await AnswerAsync(exchange, target, answer, cancellationToken)
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

        if (refusal is null)
        {
            return null;
        }

        if (refusal.Reason == Reasons.ProviderAnswerInvalid)
        {
            ApiLog.Stopped(logger, exchange.Decision.Entry!.Path, target!.Operation.Name, refusal.Detail ?? "");
        }

        return await answer.FailAsync(refusal);
    }

    private async ValueTask<Refusal?> AnswerAsync(Exchange exchange, GrpcTarget? target, GrpcAnswer answer, CancellationToken cancellationToken)
    {
        if ((decider.Decide(exchange) ?? ApiBinding.Misplaced(exchange, target!.Operation)) is { } refusal)
        {
            return refusal;
        }

        if (target!.Operation.Grpc!.IsUnary)
        {
            return await AskAsync(exchange, target, answer, cancellationToken);
        }

        var system = exchange.Decision.Caller!.Id;
        if (!streams.TryOpen(system))
        {
            return OpenApiStreams.TooMany(exchange.Decision.Agreement!.Id);
        }

        try
        {
            return await AskAsync(exchange, target, answer, cancellationToken);
        }
        finally
        {
            streams.Close(system);
        }
    }

    private async ValueTask<Refusal?> AskAsync(Exchange exchange, GrpcTarget target, GrpcAnswer answer, CancellationToken cancellationToken)
    {
        using var ends = new GrpcEnds(exchange, time, cancellationToken);
        try
        {
            return await upstream.AskAsync(exchange, target, answer, ends, token => MeterAsync(exchange, token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException
            && ends.All.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return ends.Refusal;
        }
    }

    private async ValueTask<Refusal?> MeterAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        var refusal = await meter.CountAsync(exchange, cancellationToken);
        ExchangeTrace.Mark("metered");
        return refusal;
    }
}
