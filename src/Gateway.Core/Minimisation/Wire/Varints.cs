using System.Numerics;

namespace Gateway.Core.Minimisation.Wire;

/// <summary>Base-128 numbers.</summary>
internal static class Varints
{
    /// <summary>Bytes of the longest.</summary>
    public const int Greatest = 10;

    public static int SizeOf(ulong value) => ((BitOperations.Log2(value | 1) * 9) + 73) / 64;

    /// <summary>Writes the shortest form.</summary>
    public static void Write(ulong value, Span<byte> destination)
    {
        var i = 0;
        for (; value >= 0x80; value >>= 7)
        {
            destination[i++] = (byte)(value | 0x80);
        }

        destination[i] = (byte)value;
    }

    /// <summary>Reads one, however long its form; false where it is cut or has more than 64 bits.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> bytes, out ulong value)
    {
        value = 0;
        for (var i = 0; i < Math.Min(bytes.Length, Greatest); i++)
        {
            value |= (ulong)(bytes[i] & 0x7F) << (7 * i);
            if (bytes[i] < 0x80)
            {
                var isWhole = i < Greatest - 1 || bytes[i] <= 1;
                bytes = bytes[(i + 1)..];
                return isWhole;
            }
        }

        return false;
    }
}
