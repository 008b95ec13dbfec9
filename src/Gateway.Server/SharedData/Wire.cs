using System.Numerics;

namespace Gateway.Server.SharedData;

/// <summary>Writes the framing of protobuf by hand, where a message is there as bytes.</summary>
internal static class Wire
{
    /// <summary>Length of a tag, a length and so many bytes.</summary>
    public static int Framed(uint tag, int length) => VarintSize(tag) + VarintSize((uint)length) + length;

    /// <summary>Writes a tag and a length; returns the position behind them.</summary>
    public static int WriteHead(Span<byte> span, int position, uint tag, int length) =>
        WriteVarint(span, WriteVarint(span, position, tag), (uint)length);

    /// <summary>Writes a varint; returns the position behind it.</summary>
    public static int WriteVarint(Span<byte> span, int position, uint value)
    {
        while (value >= 0x80)
        {
            span[position++] = (byte)(value | 0x80);
            value >>= 7;
        }

        span[position++] = (byte)value;
        return position;
    }

    /// <summary>Length of a varint.</summary>
    public static int VarintSize(uint value) => (38 - BitOperations.LeadingZeroCount(value | 1)) / 7;
}
