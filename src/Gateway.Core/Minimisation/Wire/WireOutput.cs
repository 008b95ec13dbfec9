using System.Buffers;
using Gateway.Core.Records;

namespace Gateway.Core.Minimisation.Wire;

/// <summary>What passed, in memory that is cleared when it is given back: it holds values of citizens.</summary>
public sealed class WireOutput : IDisposable
{
    private const int Least = 4096;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Least);

    /// <summary>Bytes written.</summary>
    public int Count { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Count);

    /// <summary>Begins anew, or drops what was written after the point.</summary>
    public void Truncate(int count = 0) => Count = Math.Min(Count, count);

    /// <summary>Room for so many bytes, which count as written.</summary>
    public Span<byte> Reserve(int count)
    {
        if (count > _bytes.Length - Count)
        {
            Grow(count);
        }

        Count += count;
        return _bytes.AsSpan(Count - count, count);
    }

    /// <summary>The bytes from a point on, to write a length there that is known only now.</summary>
    public Span<byte> From(int start) => _bytes.AsSpan(start, Count - start);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        (_bytes, Count) = ([], 0);
    }

    internal void Write(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    internal void WriteVarint(ulong value) => Varints.Write(value, Reserve(Varints.SizeOf(value)));

    internal void WriteTag(int number, WireType type) => WriteVarint(((ulong)number << 3) | (uint)type);

    /// <summary>Begins a value that will have about that many bytes.</summary>
    internal Mark BeginLength(int about)
    {
        var size = Varints.SizeOf((ulong)about);
        Reserve(size);
        return new Mark(Count, size);
    }

    /// <summary>Writes its length before it, by the shortest form: it may have to move.</summary>
    internal void EndLength(in Mark mark)
    {
        var length = Count - mark.Start;
        var size = Varints.SizeOf((ulong)length);
        var moved = size - mark.Size;
        if (moved > 0)
        {
            Reserve(moved);
        }

        if (moved != 0)
        {
            _bytes.AsSpan(mark.Start, length).CopyTo(_bytes.AsSpan(mark.Start + moved));
            Count = mark.Start + moved + length;
        }

        Varints.Write((ulong)length, _bytes.AsSpan(mark.Start - mark.Size, size));
    }

    private void Grow(int count)
    {
        var grown = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Count + count), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        _bytes.AsSpan(0, Count).CopyTo(grown);
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = grown;
    }

    /// <summary>Where a value began, and the bytes kept for its length.</summary>
    internal readonly record struct Mark(int Start, int Size);
}
