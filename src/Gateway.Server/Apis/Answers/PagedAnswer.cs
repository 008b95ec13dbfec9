using System.Buffers;
using Gateway.Audit;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Answers;

/// <summary>
/// Passes an answer page by page: what is in hand is minimised, decided again, recorded, and only then leaves. Whatever its length, no
/// more of it than a page is held.
/// </summary>
internal sealed class PagedAnswer(Exchange exchange, ExchangeRecorder recorder, ExchangeDecider decider, IApiReply reply, TimeProvider time)
{
    /// <summary>Bytes of a page about: it ends with the piece that reaches them.</summary>
    public const int PageBytes = 64 << 10;

    private const int PieceBytes = 16 << 10;

    private static readonly TimeSpan s_decideAgainAfter = TimeSpan.FromMilliseconds(900);

    private bool _opened;
    private bool _whole;
    private int _pages;
    private long _decided;
    private TimeSpan _written;
    private bool _isWriting;

    /// <summary>Answers that were released: one or none.</summary>
    public int Records { get; private set; }

    /// <summary>Why the call's time is over: its caller read too slowly, or the department answered so.</summary>
    /// <param name="most">The entry's time for a whole call.</param>
    public Refusal Late(TimeSpan most) => _isWriting || _written > most / 2
        ? new Refusal(Reasons.DeadlineExceeded, Detail: "the answer is read too slowly. 应答读取过慢。")
        : new Refusal(Reasons.ProviderTimeout);

    /// <summary>Passes a body.</summary>
    /// <param name="body">The department's answer.</param>
    /// <param name="pass">How it passes.</param>
    /// <param name="status">The API's status.</param>
    /// <param name="deadline">Ends the reading and the writing: the entry's time is over, or the caller went away.</param>
    public async ValueTask<Refusal?> PassAsync(AnswerBody body, AnswerPass pass, int status, CancellationToken deadline)
    {
        var page = new ArrayBufferWriter<byte>(PieceBytes);
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        var isEmpty = true;
        try
        {
            while (true)
            {
                var (count, refusal) = await body.ReadAsync(piece, deadline);
                if (refusal is not null)
                {
                    return refusal;
                }

                if (count == 0 && isEmpty && !pass.IsWhole)
                {
                    return pass.CompleteEmpty() ?? await EndEmptyAsync(isNotFound: false, status);
                }

                isEmpty = false;
                if (count == 0)
                {
                    return pass.Complete(page) ?? await EndAsync(page.WrittenMemory, pass, status, deadline);
                }

                if (pass.Write(piece.AsSpan(0, count), page) is { } flawed)
                {
                    return flawed;
                }

                if (pass.IsAbsent)
                {
                    return await EndEmptyAsync(isNotFound: true, StatusCodes.Status404NotFound);
                }

                if (page.WrittenCount >= PageBytes && await SendPageAsync(page, pass, status, deadline) is { } late)
                {
                    return late;
                }
            }
        }
        finally
        {
            // It held values of citizens: it is not handed to the next renter as it is.
            ArrayPool<byte>.Shared.Return(piece, clearArray: true);
        }
    }

    /// <summary>Ends an exchange whose answer has no body: nothing is held, or nothing is told.</summary>
    public async ValueTask<Refusal?> EndEmptyAsync(bool isNotFound, int status)
    {
        if (decider.DecideAgain(exchange) is { } late)
        {
            return late;
        }

        var (durable, leaf) = await recorder.RecordCallAsync(
            exchange, Salt.Create(), isNotFound ? Outcome.NotFound : Outcome.Found, [], RecordKind.Exchange, 0);
        if (!durable)
        {
            return new Refusal(Reasons.LogUnavailable);
        }

        Records = isNotFound ? 0 : 1;
        reply.Begin(status, exchange.Id, leaf, "", 0);
        return null;
    }

    /// <summary>Records and tells why there is no answer, or no end of it. The refusal that the caller got.</summary>
    public async ValueTask<Refusal> FailAsync(Refusal refusal)
    {
        if (_whole)
        {
            // Its one record says that it was released, and it may have been.
            reply.BreakOff();
            return refusal;
        }

        var (durable, _) = _opened
            ? await recorder.RecordClosedAsync(exchange, refusal, abandoned: false, _pages, Records, [])
            : await recorder.RecordRefusalAsync(exchange, refusal);
        var told = durable ? refusal : new Refusal(Reasons.LogUnavailable);
        if (reply.HasBegun)
        {
            reply.BreakOff();
        }
        else
        {
            await reply.RefuseAsync(told, exchange.Id, exchange.Decision.Entry?.Path);
        }

        return told;
    }

    /// <summary>The caller went away; nobody waits for the record.</summary>
    public async ValueTask AbandonAsync()
    {
        if (_opened)
        {
            await recorder.RecordClosedAsync(exchange, null, abandoned: true, _pages, Records, []);
        }
        else
        {
            await recorder.RecordAbandonedAsync(exchange);
        }
    }

    private async ValueTask<Refusal?> SendPageAsync(
        ArrayBufferWriter<byte> page, AnswerPass pass, int status, CancellationToken deadline)
    {
        if ((pass.MayLeave() ?? DecideAgain()) is { } late)
        {
            return late;
        }

        if (!_opened)
        {
            if (!(await recorder.RecordOpenedAsync(exchange)).Durable)
            {
                return new Refusal(Reasons.LogUnavailable);
            }

            _opened = true;
        }

        var salt = pass.Salt;
        var (durable, leaf) = await recorder.RecordCallAsync(exchange, salt, Outcome.Found, pass.EndPage(), RecordKind.Page, ++_pages);
        if (!durable)
        {
            return new Refusal(Reasons.LogUnavailable);
        }

        Records = 1;
        if (!reply.HasBegun)
        {
            reply.Begin(status, exchange.Id, leaf, pass.MediaType, null);
        }

        await WriteAsync(page.WrittenMemory, deadline);
        page.Clear();
        return null;
    }

    private async ValueTask<Refusal?> EndAsync(ReadOnlyMemory<byte> rest, AnswerPass pass, int status, CancellationToken deadline)
    {
        if (decider.DecideAgain(exchange) is { } late)
        {
            return late;
        }

        var salt = pass.Salt;
        var kind = _opened ? RecordKind.Page : RecordKind.Exchange;
        var (durable, leaf) = await recorder.RecordCallAsync(exchange, salt, Outcome.Found, pass.EndPage(), kind, _opened ? ++_pages : 0);
        if (!durable)
        {
            return new Refusal(Reasons.LogUnavailable);
        }

        Records = 1;
        if (_opened)
        {
            await WriteAsync(rest, deadline);
            await recorder.RecordClosedAsync(exchange, null, abandoned: false, _pages, Records, []);
            return null;
        }

        _whole = true;
        reply.Begin(status, exchange.Id, leaf, pass.MediaType, rest.Length);
        await WriteAsync(rest, deadline);
        return null;
    }

    /// <summary>A caller that does not read holds its place at the department's bulkhead no longer than a call may take.</summary>
    private async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken deadline)
    {
        var begun = time.GetTimestamp();
        _isWriting = true;
        try
        {
            // The server takes a write that is cancelled for a caller that went away; whose fault it was is told apart here.
            var write = reply.WriteAsync(bytes, CancellationToken.None);
            if (!write.IsCompletedSuccessfully)
            {
                await write.AsTask().WaitAsync(deadline);
            }

            _isWriting = false;
        }
        finally
        {
            _written += time.GetElapsedTime(begun);
        }
    }

    private Refusal? DecideAgain()
    {
        if (decider.IsCurrent(exchange) && _decided != 0 && time.GetElapsedTime(_decided) < s_decideAgainAfter)
        {
            return null;
        }

        _decided = time.GetTimestamp();
        return decider.DecideAgain(exchange);
    }
}
