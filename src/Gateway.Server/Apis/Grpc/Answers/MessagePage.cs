using System.Buffers.Binary;
using Gateway.Audit;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation.Wire;
using Gateway.Server.Apis.Answers;
using Gateway.Server.Apis.Grpc.Frames;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Grpc.Answers;

/// <summary>Messages that were minimised and have not left, each behind its length.</summary>
internal sealed class MessagePage(Exchange exchange, GrpcTarget target) : IDisposable
{
    private readonly WireOutput _output = new();
    private readonly ReleasedDigests _released = new(exchange.Decision);
    private StreamedFieldDigest? _whole;

    /// <summary>Messages of the page.</summary>
    public int Messages { get; private set; }

    /// <summary>It has reached the size of a page.</summary>
    public bool IsFull => _output.Count >= PagedAnswer.PageBytes;

    /// <summary>What is to leave.</summary>
    public ReadOnlyMemory<byte> Bytes => _output.Written;

    /// <summary>Adds a message, with its head, by the decision of the moment; the refusal where it is not sound.</summary>
    public Refusal? Add(ReadOnlyMemory<byte> frame)
    {
        if (target.Operation.WholeAnswer.Length > 0)
        {
            AddWhole(frame.Span);
            return null;
        }

        var start = _output.Count;
        _output.Reserve(FrameReader.HeadBytes).Clear();
        var selection = WireSelections.Of(exchange.Decision, target.Operation);
        var flaw = WireMinimiser.Minimise(selection, frame.Span[FrameReader.HeadBytes..], _output, _released);
        if (flaw != WireFlaw.None)
        {
            return Flawed(flaw);
        }

        var message = _output.From(start);
        BinaryPrimitives.WriteUInt32BigEndian(message[1..], (uint)(message.Length - FrameReader.HeadBytes));
        Messages++;
        return null;
    }

    /// <summary>Salt of its record, and what it releases; the next page has another.</summary>
    public (Salt Salt, FieldRelease[] Fields) Complete()
    {
        var salt = _released.Salt;
        FieldRelease[] whole = _whole is null ? [] : [new(0, WholePass.Name, false, _whole.Complete())];
        _whole = null;
        var fields = _released.Complete();
        return (salt, whole.Length > 0 ? whole : fields);
    }

    /// <summary>It has left.</summary>
    public void Clear()
    {
        _output.Truncate();
        Messages = 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _output.Dispose();
        _released.Dispose();
        _whole?.Dispose();
    }

    /// <summary>The record has one digest, of its messages, each told as a value is: its length (4 bytes big-endian) and its bytes.</summary>
    private void AddWhole(ReadOnlySpan<byte> frame)
    {
        frame.CopyTo(_output.Reserve(frame.Length));
        _whole ??= new StreamedFieldDigest(_released.Salt, 0);
        _whole.Append(frame[1..]);
        _whole.EndValue();
        Messages++;
    }

    private static Refusal Flawed(WireFlaw flaw) => AnswerBody.Invalid(flaw switch
    {
        WireFlaw.Type => "an agreed field is not of its type. 信息项类型与声明不符。",
        WireFlaw.Encoding => "an agreed text is not UTF-8. 信息项不是 UTF-8。",
        WireFlaw.TooLong => "an agreed field is longer than declared. 信息项超过声明长度。",
        _ => "not a sound message. 应答不是有效的消息。",
    });
}
