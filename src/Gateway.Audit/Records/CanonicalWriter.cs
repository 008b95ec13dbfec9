using System.Numerics;
using System.Text;

namespace Gateway.Audit;

/// <summary>
/// Writes canonical protobuf into one buffer that begins with the leaf prefix, so that record and leaf hash
/// come from the same bytes. One per thread; nothing may be awaited between writing and reading.
/// </summary>
internal sealed class CanonicalWriter
{
    private const int Kept = 64 * 1024;
    private const int LongestVarint = 10;

    [ThreadStatic]
    private static CanonicalWriter? s_ofThread;

    private byte[] _buffer = new byte[2048];
    private int _end = 1;

    /// <summary>The emptied writer of the present thread.</summary>
    public static CanonicalWriter ForThread()
    {
        CanonicalWriter writer = s_ofThread ??= new CanonicalWriter();
        if (writer._buffer.Length > Kept)
        {
            writer._buffer = new byte[2048];
        }

        writer._buffer[0] = LeafHash.Prefix;
        writer._end = 1;
        return writer;
    }

    public ReadOnlySpan<byte> Record => _buffer.AsSpan(1, _end - 1);

    public Digest ComputeLeaf() => LeafHash.OfPrefixed(_buffer.AsSpan(0, _end));

    /// <summary>An integer field; zero is left out. Negative values take ten bytes, as protobuf has it.</summary>
    public void Integer(int field, long value)
    {
        if (value != 0)
        {
            Varint((uint)field << 3);
            Varint((ulong)value);
        }
    }

    /// <summary>A text field; empty is left out.</summary>
    public void Text(int field, string value)
    {
        if (value.Length != 0)
        {
            int start = Begin(field);
            Reserve(Encoding.UTF8.GetMaxByteCount(value.Length));
            _end += Encoding.UTF8.GetBytes(value, _buffer.AsSpan(_end));
            End(start);
        }
    }

    /// <summary>Room for a bytes field of a fixed length, to be filled by the caller.</summary>
    public Span<byte> Bytes(int field, int length)
    {
        Varint(((uint)field << 3) | 2);
        Varint((uint)length);
        Reserve(length);
        _end += length;
        return _buffer.AsSpan(_end - length, length);
    }

    /// <summary>An element of a packed field.</summary>
    public void Element(ulong value) => Varint(value);

    /// <summary>Opens a field whose length is not known yet. Goes with <see cref="End"/>.</summary>
    public int Begin(int field)
    {
        Varint(((uint)field << 3) | 2);
        Reserve(1);
        return ++_end;
    }

    /// <summary>Closes it: one byte was kept for the length, longer content moves up.</summary>
    public void End(int start)
    {
        int length = _end - start;
        int size = VarintSize((uint)length);
        if (size > 1)
        {
            Reserve(size - 1);
            _buffer.AsSpan(start, length).CopyTo(_buffer.AsSpan(start + size - 1));
        }

        _end = start - 1;
        Varint((uint)length);
        _end += length;
    }

    private static int VarintSize(uint value) => ((BitOperations.Log2(value | 1) * 9) + 73) / 64;

    private void Varint(ulong value)
    {
        Reserve(LongestVarint);
        byte[] buffer = _buffer;
        int at = _end;
        for (; value >= 0x80; value >>= 7)
        {
            buffer[at++] = (byte)(value | 0x80);
        }

        buffer[at++] = (byte)value;
        _end = at;
    }

    private void Reserve(int more)
    {
        if (_buffer.Length - _end < more)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _end + more));
        }
    }
}
