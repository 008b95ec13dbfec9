using System.Buffers;
using Gateway.Core.Catalogue;
using Google.Protobuf;

namespace Gateway.Server.SharedData;

/// <summary>
/// A reply: everything but the records as a message, the records as the adapter encoded them. Protobuf messages
/// merge by concatenation, so the records are framed behind it without being parsed.
/// </summary>
internal sealed class Reply
{
    private readonly IMessage _head;
    private readonly IReadOnlyList<ByteString> _records;
    private readonly uint _tag;
    private readonly Entry? _generic;

    /// <param name="head">The reply without its records.</param>
    /// <param name="records">The records, or other messages that are there as bytes.</param>
    /// <param name="number">Number of their field in the reply.</param>
    /// <param name="generic">The entry, where its records are to be written as <c>gateway.v1.Record</c>; null where they stand as they are.</param>
    public Reply(IMessage head, IReadOnlyList<ByteString> records, int number, Entry? generic)
    {
        _head = head;
        _records = records;
        _tag = ((uint)number << 3) | 2;
        _generic = generic;
    }

    /// <summary>Length of the encoded reply.</summary>
    public int CalculateSize()
    {
        var size = _head.CalculateSize();
        if (_generic is not null)
        {
            return size + new GenericRecords(_generic, _records).CalculateSize(_tag);
        }

        foreach (var record in _records)
        {
            size += Wire.Framed(_tag, record.Length);
        }

        return size;
    }

    /// <summary>Writes the encoded reply.</summary>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        _head.WriteTo(writer);
        if (_generic is not null)
        {
            new GenericRecords(_generic, _records).WriteTo(writer, _tag);
            return;
        }

        foreach (var record in _records)
        {
            var span = writer.GetSpan(Wire.Framed(_tag, record.Length));
            var position = Wire.WriteHead(span, 0, _tag, record.Length);
            record.Span.CopyTo(span[position..]);
            writer.Advance(position + record.Length);
        }
    }

    /// <summary>The encoded reply.</summary>
    public ReadOnlyMemory<byte> ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>(Math.Max(1, CalculateSize()));
        WriteTo(buffer);
        return buffer.WrittenMemory;
    }
}
