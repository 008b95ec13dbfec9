using Gateway.Audit;
using Gateway.Core.Decisions;
using Gateway.Hosting.Draining;
using Gateway.Server.Exchanges;
using StatusCode = Grpc.Core.StatusCode;

namespace Gateway.Server.Apis.Grpc.Answers;

/// <summary>Decides again, records, and only then sends: an answer, or a stream page by page.</summary>
internal sealed class GrpcAnswer(Exchange exchange, ExchangeRecorder recorder, ExchangeDecider decider, GrpcApiReply reply, Drain drain, TimeProvider time)
{
    private static readonly TimeSpan s_decideAgainAfter = TimeSpan.FromMilliseconds(900);

    private bool _opened;
    private int _pages;
    private long _decided;
    private bool _isStuck;

    /// <summary>Messages that were released.</summary>
    public int Messages { get; private set; }

    /// <summary>Records that a stream is opened; before the department is asked.</summary>
    public async ValueTask<Refusal?> OpenAsync()
    {
        _decided = time.GetTimestamp();
        _opened = (await recorder.RecordOpenedAsync(exchange)).Durable;
        return _opened ? null : new Refusal(Reasons.LogUnavailable);
    }

    /// <summary>Sends the head of a stream.</summary>
    public ValueTask BeginAsync(CancellationToken cancellationToken) =>
        reply.HasBegun ? ValueTask.CompletedTask : reply.BeginAsync(exchange.Id, cancellationToken);

    /// <summary>Ends a call that is answered once.</summary>
    public async ValueTask<Refusal?> EndOnceAsync(MessagePage? page, CancellationToken cancellationToken)
    {
        if (decider.DecideAgain(exchange) is { } late)
        {
            return late;
        }

        var (salt, fields) = page?.Complete() ?? (Salt.Create(), []);
        var (durable, leaf) = await recorder.RecordCallAsync(
            exchange, salt, page is null ? Outcome.NotFound : Outcome.Found, fields, RecordKind.Exchange, 0);
        if (!durable)
        {
            return new Refusal(Reasons.LogUnavailable);
        }

        if (page is null)
        {
            reply.End(StatusCode.NotFound, exchange.Id, leaf);
            return null;
        }

        Messages = 1;
        reply.Begin(exchange.Id, leaf);
        await reply.WriteAsync(page.Bytes, cancellationToken);
        reply.End(StatusCode.OK, exchange.Id, []);
        return null;
    }

    /// <summary>Sends a page of a stream, once it is recorded; its caller may take it as slowly as it likes.</summary>
    public async ValueTask<Refusal?> SendPageAsync(MessagePage page, CancellationToken cancellationToken)
    {
        if (DecideAgain() is { } late)
        {
            return late;
        }

        var (salt, fields) = page.Complete();
        var (durable, _) = await recorder.RecordCallAsync(exchange, salt, Outcome.Found, fields, RecordKind.Page, ++_pages, page.Messages);
        if (!durable)
        {
            return new Refusal(Reasons.LogUnavailable);
        }

        Messages += page.Messages;
        var written = reply.WriteAsync(page.Bytes, cancellationToken).AsTask();
        if (await GoOnAsync(written) is { } ended)
        {
            // What it did not take is in nobody's hand any more, and nothing can be written behind it.
            _isStuck = true;
            return ended;
        }

        await written;
        page.Clear();
        return null;
    }

    /// <summary>Ends a stream.</summary>
    public async ValueTask EndStreamAsync(bool isNotFound)
    {
        var (_, leaf) = await recorder.RecordClosedAsync(exchange, null, abandoned: false, _pages, Messages, []);
        reply.End(isNotFound ? StatusCode.NotFound : StatusCode.OK, exchange.Id, leaf);
    }

    /// <summary>Waits, and decides again at least every second meanwhile; the refusal where it is no longer agreed: the work goes on then.</summary>
    public async ValueTask<Refusal?> GoOnAsync(Task work)
    {
        while (!work.IsCompleted)
        {
            using var waited = new CancellationTokenSource();
            var tick = Task.Delay(s_decideAgainAfter, time, waited.Token);
            await Task.WhenAny(work, tick);
            await waited.CancelAsync();
            if (!work.IsCompleted && DecideAgain() is { } ended)
            {
                return ended;
            }
        }

        return null;
    }

    /// <summary>Records and tells why there is no answer, or no end of it. The refusal that the caller got.</summary>
    public async ValueTask<Refusal> FailAsync(Refusal refusal)
    {
        var (durable, _) = _opened
            ? await recorder.RecordClosedAsync(exchange, refusal, abandoned: false, _pages, Messages, [])
            : await recorder.RecordRefusalAsync(exchange, refusal);
        var told = durable ? refusal : new Refusal(Reasons.LogUnavailable);
        if (_isStuck)
        {
            reply.BreakOff();
        }
        else
        {
            reply.Refuse(told, exchange.Id, exchange.Decision.Entry?.Path);
        }

        return told;
    }

    /// <summary>The caller went away; nobody waits for the record.</summary>
    public async ValueTask AbandonAsync()
    {
        if (_opened)
        {
            await recorder.RecordClosedAsync(exchange, null, abandoned: true, _pages, Messages, []);
        }
        else
        {
            await recorder.RecordAbandonedAsync(exchange);
        }
    }

    private Refusal? DecideAgain()
    {
        if (decider.IsCurrent(exchange) && time.GetElapsedTime(_decided) < s_decideAgainAfter)
        {
            return null;
        }

        _decided = time.GetTimestamp();
        return drain.IsLate ? new Refusal(Reasons.GatewayStopping) : decider.DecideAgain(exchange);
    }
}
