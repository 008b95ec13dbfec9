using System.Buffers;
using System.Buffers.Binary;

namespace Gateway.Server.Apis.Grpc.Frames;

/// <summary>
/// Reads length-prefixed messages, in memory that grows with what came, not with what a length says will come, and is cleared when it is
/// given back.
/// </summary>
internal sealed class FrameReader(Stream stream, int greatest) : IDisposable
{
    /// <summary>Bytes before a message: whether it is compressed, and its length.</summary>
    public const int HeadBytes = 5;

    private const int Least = 16 << 10;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Least);
    private int _start;
    private int _end;

    /// <summary>No part of a message is in hand.</summary>
    public bool IsEmpty => _start == _end;

    /// <summary>Takes the next message, with its head, where it is whole; it stands until the next read.</summary>
    public FrameState Take(out ReadOnlyMemory<byte> frame)
    {
        frame = default;
        var rest = _buffer.AsSpan(_start.._end);
        if (rest.Length < HeadBytes)
        {
            return FrameState.More;
        }

        if (rest[0] != 0)
        {
            return FrameState.Packed;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(rest[1..]);
        if (length > (uint)greatest)
        {
            return FrameState.TooLarge;
        }

        if (rest.Length - HeadBytes < (int)length)
        {
            return FrameState.More;
        }

        frame = _buffer.AsMemory(_start, HeadBytes + (int)length);
        _start += frame.Length;
        return FrameState.Whole;
    }

    /// <summary>Reads on; false at the end.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read;
        return read > 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        (_buffer, _start, _end) = ([], 0, 0);
    }

    private void MakeRoom()
    {
        var rest = _buffer.AsSpan(_start.._end);
        if (rest.Length == _buffer.Length)
        {
            var grown = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            rest.CopyTo(grown);
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
            _buffer = grown;
        }
        else if (_start > 0)
        {
            rest.CopyTo(_buffer);
        }

        (_start, _end) = (0, rest.Length);
    }
}
