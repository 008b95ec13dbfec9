using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace Gateway.Server.SharedData.Json;

/// <summary>A pooled buffer that protobuf is written to; lengths are put in after what they count.</summary>
internal sealed class ProtobufBuffer(int capacity) : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(capacity, 64));

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Varint(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[Length++] = (byte)value;
    }

    public void Fixed32(uint value)
    {
        Reserve(4);
        BinaryPrimitives.WriteUInt32LittleEndian(_bytes.AsSpan(Length), value);
        Length += 4;
    }

    public void Fixed64(ulong value)
    {
        Reserve(8);
        BinaryPrimitives.WriteUInt64LittleEndian(_bytes.AsSpan(Length), value);
        Length += 8;
    }

    public void Bytes(ReadOnlySpan<byte> value)
    {
        Reserve(value.Length);
        value.CopyTo(_bytes.AsSpan(Length));
        Length += value.Length;
    }

    /// <summary>Room for that many bytes; <see cref="Advance"/> says how many were written.</summary>
    public Span<byte> Room(int length)
    {
        Reserve(length);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int length) => Length += length;

    /// <summary>Begins what has a length in front of it; returns where it begins.</summary>
    public int Begin()
    {
        Reserve(1);
        return ++Length;
    }

    /// <summary>Puts in the length of what began there. One byte was left for it; what needs more is moved.</summary>
    /// <returns>How far it was moved.</returns>
    public int End(int begin)
    {
        var length = Length - begin;
        if (length < 0x80)
        {
            _bytes[begin - 1] = (byte)length;
            return 0;
        }

        var moved = ((38 - BitOperations.LeadingZeroCount((uint)length)) / 7) - 1;
        Reserve(moved);
        _bytes.AsSpan(begin, length).CopyTo(_bytes.AsSpan(begin + moved));
        Length = begin - 1;
        Varint((uint)length);
        Length += length;
        return moved;
    }

    /// <summary>Puts pieces, which make up the buffer's end without a gap, into the order in which they are given.</summary>
    public void Reorder(int start, ReadOnlySpan<ProtobufPiece> pieces)
    {
        var length = Length - start;
        var ordered = ArrayPool<byte>.Shared.Rent(length);
        var position = 0;
        foreach (var piece in pieces)
        {
            _bytes.AsSpan(piece.Start, piece.Length).CopyTo(ordered.AsSpan(position));
            position += piece.Length;
        }

        ordered.AsSpan(0, position).CopyTo(_bytes.AsSpan(start));
        ArrayPool<byte>.Shared.Return(ordered, clearArray: true);
    }

    public void Dispose()
    {
        var bytes = _bytes;
        (_bytes, Length) = ([], 0);
        if (bytes.Length > 0)
        {
            // Messages are personal data; a rented buffer goes back empty.
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    private void Reserve(int room)
    {
        if (_bytes.Length - Length >= room)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, checked(Length + room)));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = larger;
    }
}
