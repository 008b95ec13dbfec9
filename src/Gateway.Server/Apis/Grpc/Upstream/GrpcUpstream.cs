using Gateway.Core.Calendars;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Answers;
using Gateway.Server.Apis.Grpc.Answers;
using Gateway.Server.Apis.Grpc.Frames;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Exchanges;
using Gateway.Server.Telemetry;

namespace Gateway.Server.Apis.Grpc.Upstream;

/// <summary>Asks a department's gRPC API, and passes what it answers.</summary>
internal sealed class GrpcUpstream(GatewayOptions options, ApiCaller caller, JurisdictionClock clock)
{
    private static readonly Refusal s_noMessage = AnswerBody.Invalid("no message. 应答没有消息。");
    private static readonly Refusal s_manyMessages = AnswerBody.Invalid("more than one message. 应答多于一条消息。");

    /// <summary>Asks it; the refusal where there is no answer, or no end of it.</summary>
    /// <param name="exchange">The exchange, decided.</param>
    /// <param name="target">What is asked.</param>
    /// <param name="answer">Records and sends.</param>
    /// <param name="ends">What ends the call before.</param>
    /// <param name="meter">Counts the call, once its request is known to be sound.</param>
    public async ValueTask<Refusal?> AskAsync(
        Exchange exchange, GrpcTarget target, GrpcAnswer answer, GrpcEnds ends, Func<CancellationToken, ValueTask<Refusal?>> meter)
    {
        var shape = target.Operation.Grpc!;
        byte[]? frame = null;
        if (!shape.ClientStreams)
        {
            (frame, var malformed) = await SingleRequest.ReadAsync(target.Context.Request.Body, options.Limits.RequestBytes, ends.Ours);
            malformed ??= GrpcSubjects.Name(exchange, target.Operation, frame.AsSpan(FrameReader.HeadBytes), clock.Today);
            if (malformed is not null)
            {
                return malformed;
            }
        }

        if (await meter(ends.Ours) is { } metered)
        {
            return metered;
        }

        using var step = ExchangeTrace.Step("answer");
        return shape.IsUnary
            ? await AskOnceAsync(exchange, target, answer, ends, frame!)
            : await AskStreamAsync(exchange, target, answer, ends, frame);
    }

    private async ValueTask<Refusal?> AskOnceAsync(Exchange exchange, GrpcTarget target, GrpcAnswer answer, GrpcEnds ends, byte[] frame)
    {
        ends.BoundCall(exchange.Decision.Entry!.Api!.Timeout);
        return await caller.AskAsync(
            exchange, new GrpcQuestion(target.Operation, ends, frame, null), asked => TakeOnceAsync(exchange, target, answer, ends, asked), ends.All, ends.Ours);
    }

    private static async ValueTask<Refusal?> TakeOnceAsync(Exchange exchange, GrpcTarget target, GrpcAnswer answer, GrpcEnds ends, ApiAnswer asked)
    {
        using var messages = await UpstreamMessages.OpenAsync(asked, exchange.Decision.Entry!.Api!.AnswerBytes, ends);
        using var page = new MessagePage(exchange, target);
        return await ReadOnceAsync(messages, page)
            ?? (messages.IsNotFound ? await answer.EndOnceAsync(null, ends.Ours)
                : page.Messages == 0 ? s_noMessage
                : await answer.EndOnceAsync(page, ends.Ours));
    }

    private static async ValueTask<Refusal?> ReadOnceAsync(UpstreamMessages messages, MessagePage page)
    {
        while (true)
        {
            var state = messages.Take(out var message);
            if (state == FrameState.More)
            {
                var (hasMore, refusal) = await messages.ReadAsync();
                if (!hasMore)
                {
                    return refusal ?? messages.Judge();
                }
            }
            else if (Add(messages, page, state, message, isFirst: page.Messages == 0, isOne: true) is { } flawed)
            {
                return flawed;
            }
        }
    }

    private async ValueTask<Refusal?> AskStreamAsync(Exchange exchange, GrpcTarget target, GrpcAnswer answer, GrpcEnds ends, byte[]? frame)
    {
        if (await answer.OpenAsync() is { } unrecorded)
        {
            return unrecorded;
        }

        var shape = target.Operation.Grpc!;
        if (frame is not null)
        {
            BoundStart(shape, ends, shape.ServerStreams);
            return await AskStreamAsync(exchange, target, answer, ends, new GrpcQuestion(target.Operation, ends, frame, null));
        }

        using var request = new StreamedRequest(
            target.Context.Request.Body,
            options.Limits.RequestBytes,
            ends,
            () => BoundStart(shape, ends, shape.ServerStreams),
            () => BoundStart(shape, ends, !shape.ServerStreams));
        try
        {
            return await AskStreamAsync(exchange, target, answer, ends, new GrpcQuestion(target.Operation, ends, null, request));
        }
        finally
        {
            await request.StopAsync();
        }
    }

    private async ValueTask<Refusal?> AskStreamAsync(
        Exchange exchange, GrpcTarget target, GrpcAnswer answer, GrpcEnds ends, GrpcQuestion question)
    {
        var asking = caller.OpenAsync(exchange, question, ends.All, ends.Ours).AsTask();
        if (await answer.GoOnAsync(asking) is { } ended)
        {
            ends.End(ended);
            (await asking).Answer?.Dispose();
            return ended;
        }

        var (asked, refusal) = await asking;
        if (asked is null)
        {
            return refusal;
        }

        using (asked)
        {
            using var messages = await UpstreamMessages.OpenAsync(asked, exchange.Decision.Entry!.Api!.AnswerBytes, ends);
            using var page = new MessagePage(exchange, target);
            return await PassAsync(messages, page, answer, ends, isOne: !target.Operation.Grpc!.ServerStreams);
        }
    }

    /// <summary>
    /// The department has its time to begin from the first message of the caller, who may be silent for as long as it likes, and where it
    /// answers once, from the end of the caller's stream.
    /// </summary>
    private static void BoundStart(Core.Apis.Grpc.GrpcMethod shape, GrpcEnds ends, bool isTime)
    {
        if (isTime && shape.FirstMessage is { } first && !ends.HasStarted)
        {
            ends.BoundStart(first);
        }
    }

    /// <summary>Passes a stream. What came at once is a page; what is in hand is not kept back for what is still to come.</summary>
    private static async ValueTask<Refusal?> PassAsync(UpstreamMessages messages, MessagePage page, GrpcAnswer answer, GrpcEnds ends, bool isOne)
    {
        if (!messages.IsHeadOnly)
        {
            await answer.BeginAsync(ends.Ours);
        }

        while (true)
        {
            var state = messages.Take(out var message);
            if (state != FrameState.More)
            {
                ends.LiftStart();
                if (Add(messages, page, state, message, answer.Messages + page.Messages == 0, isOne) is { } flawed)
                {
                    return flawed;
                }
            }

            if (page.IsFull || (state == FrameState.More && page.Messages > 0))
            {
                if (await answer.SendPageAsync(page, ends.Ours) is { } late)
                {
                    ends.End(late);
                    return late;
                }
            }
            else if (state == FrameState.More)
            {
                var (hasMore, refusal) = await ReadAsync(messages, answer, ends);
                if (!hasMore)
                {
                    return refusal ?? messages.Judge() ?? await EndAsync(messages, answer, isOne);
                }
            }
        }
    }

    private static async ValueTask<(bool HasMore, Refusal? Refusal)> ReadAsync(UpstreamMessages messages, GrpcAnswer answer, GrpcEnds ends)
    {
        var reading = messages.ReadAsync().AsTask();
        if (await answer.GoOnAsync(reading) is not { } ended)
        {
            return await reading;
        }

        // It has to be over before the memory that it reads into is given back.
        ends.End(ended);
        await reading;
        return (false, ended);
    }

    private static async ValueTask<Refusal?> EndAsync(UpstreamMessages messages, GrpcAnswer answer, bool isOne)
    {
        if (isOne && answer.Messages == 0 && !messages.IsNotFound)
        {
            return s_noMessage;
        }

        await answer.EndStreamAsync(messages.IsNotFound);
        return null;
    }

    private static Refusal? Add(
        UpstreamMessages messages, MessagePage page, FrameState state, ReadOnlyMemory<byte> message, bool isFirst, bool isOne) =>
        isOne && !isFirst ? s_manyMessages : state == FrameState.Whole ? page.Add(message) : messages.RefusalOf(state);
}
