using System.Buffers.Binary;
using System.Globalization;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Core.Minimisation.Wire;

/// <summary>Numbers of messages, by their 64 bits on the wire.</summary>
internal static class WireNumbers
{
    /// <summary>How a scalar that is a number stands on the wire; length for texts and bytes.</summary>
    public static WireType TypeOf(ProtoScalar scalar) => scalar switch
    {
        ProtoScalar.Text or ProtoScalar.Bytes => WireType.Length,
        ProtoScalar.Fixed32 or ProtoScalar.SFixed32 or ProtoScalar.Float => WireType.Fixed32,
        ProtoScalar.Fixed64 or ProtoScalar.SFixed64 or ProtoScalar.Double => WireType.Fixed64,
        _ => WireType.Varint,
    };

    /// <summary>
    /// The bits that readers of the type see, and no others: a 32-bit number may come with 64, of which half would be seen by nobody
    /// but who looks for them. False where nothing may stand.
    /// </summary>
    public static bool TryPass(in WireField leaf, ulong bits, out ulong passed)
    {
        passed = leaf.Place.Scalar switch
        {
            ProtoScalar.Bool => bits == 0 ? 0UL : 1UL,
            ProtoScalar.Int32 or ProtoScalar.Enum => (ulong)(int)bits,
            ProtoScalar.UInt32 or ProtoScalar.SInt32 => (uint)bits,
            _ => bits,
        };
        return leaf.Masking == Masking.None || (leaf.Masking == Masking.Amount && TryMask(leaf, ref passed));
    }

    /// <summary>Writes it in the form of its type; the bytes written.</summary>
    public static int Write(ProtoScalar scalar, ulong bits, Span<byte> destination)
    {
        switch (TypeOf(scalar))
        {
            case WireType.Fixed32:
                BinaryPrimitives.WriteUInt32LittleEndian(destination, (uint)bits);
                return sizeof(uint);
            case WireType.Fixed64:
                BinaryPrimitives.WriteUInt64LittleEndian(destination, bits);
                return sizeof(ulong);
            default:
                Varints.Write(bits, destination);
                return Varints.SizeOf(bits);
        }
    }

    /// <summary>Reads the next of packed ones.</summary>
    public static bool TryRead(ProtoScalar scalar, ref ReadOnlySpan<byte> packed, out ulong bits)
    {
        var type = TypeOf(scalar);
        if (type == WireType.Varint)
        {
            return Varints.TryRead(ref packed, out bits);
        }

        var size = type == WireType.Fixed32 ? sizeof(uint) : sizeof(ulong);
        if (packed.Length < size)
        {
            bits = 0;
            return false;
        }

        bits = OfFixed(packed[..size]);
        packed = packed[size..];
        return true;
    }

    /// <summary>The bits of four or eight bytes.</summary>
    public static ulong OfFixed(ReadOnlySpan<byte> bytes) =>
        bytes.Length == sizeof(uint) ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);

    private static bool TryMask(in WireField leaf, ref ulong bits)
    {
        switch (leaf.Place.Scalar)
        {
            case ProtoScalar.Double:
                if (TryMask(BitConverter.UInt64BitsToDouble(bits).ToString("R", CultureInfo.InvariantCulture), out var real))
                {
                    bits = BitConverter.DoubleToUInt64Bits(real);
                    return true;
                }

                return false;
            case ProtoScalar.Float:
                if (TryMask(BitConverter.UInt32BitsToSingle((uint)bits).ToString("R", CultureInfo.InvariantCulture), out real))
                {
                    bits = BitConverter.SingleToUInt32Bits((float)real);
                    return true;
                }

                return false;
            default:
                return TryMaskInteger(leaf.Place.Scalar, ref bits);
        }
    }

    private static bool TryMask(ReadOnlySpan<char> text, out double masked)
    {
        Span<char> room = stackalloc char[256];
        masked = 0;
        var length = MaskedNumber.MaskDecimal(Masking.Amount, text, room);
        return length != MaskingRules.Withheld && double.TryParse(room[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out masked);
    }

    private static bool TryMaskInteger(ProtoScalar scalar, ref ulong bits)
    {
        var isZigZag = scalar is ProtoScalar.SInt32 or ProtoScalar.SInt64;
        var isUnsigned = scalar is ProtoScalar.UInt32 or ProtoScalar.UInt64 or ProtoScalar.Fixed32 or ProtoScalar.Fixed64;
        var value = isZigZag ? (long)(bits >> 1) ^ -(long)(bits & 1)
            : scalar == ProtoScalar.SFixed32 ? (int)bits
            : (long)bits;
        if (scalar is ProtoScalar.Bool or ProtoScalar.Enum || (isUnsigned && value < 0)
            || !MaskingRules.TryMaskInteger(Masking.Amount, value, out var masked))
        {
            return false;
        }

        bits = isZigZag ? (ulong)((masked << 1) ^ (masked >> 63)) : (ulong)masked;
        return true;
    }
}
