using System.Buffers;

namespace Gateway.Server.SharedData.Json;

/// <summary>A growing buffer for protobuf whose lengths are known only when what they count is written.</summary>
internal sealed class WireBuffer : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void WriteVarint(ulong value)
    {
        Reserve(10);
        while (value >= 0x80)
        {
            _bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _bytes[Length++] = (byte)value;
    }

    /// <summary>Room for so many bytes; <see cref="Advance"/> says how many were written.</summary>
    public Span<byte> GetSpan(int size)
    {
        Reserve(size);
        return _bytes.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    /// <summary>Puts a tag and a length before what was written since <paramref name="start"/>.</summary>
    public void Frame(int number, int start)
    {
        var length = Length - start;
        Span<byte> head = stackalloc byte[10];
        var size = Wire.WriteHead(head, 0, ((uint)number << 3) | 2, length);
        Reserve(size);
        _bytes.AsSpan(start, length).CopyTo(_bytes.AsSpan(start + size));
        head[..size].CopyTo(_bytes.AsSpan(start));
        Length += size;
    }

    public void Dispose()
    {
        // It held what callers ask about.
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = [];
    }

    private void Reserve(int size)
    {
        if (_bytes.Length - Length < size)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + size));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
            _bytes = larger;
        }
    }
}
