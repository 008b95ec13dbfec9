using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Core.Minimisation.Wire;

/// <summary>Texts of messages.</summary>
internal static class WireTexts
{
    private const int OnStack = 256;

    /// <summary>The text is a value of the field.</summary>
    public static WireFlaw Check(in WireField leaf, ReadOnlySpan<byte> text)
    {
        if (leaf.Place.Scalar == ProtoScalar.Bytes)
        {
            return WireFlaw.None;
        }

        if (!Utf8.IsValid(text))
        {
            return WireFlaw.Encoding;
        }

        if (leaf.Length > 0 && text.Length > leaf.Length && CountCharacters(text) > leaf.Length)
        {
            return WireFlaw.TooLong;
        }

        // No value is on the wire as an empty text where its presence is told.
        return leaf.Type != FieldType.Decimal || text.IsEmpty ? WireFlaw.None : CheckDecimal(text);
    }

    /// <summary>Masks a text that was checked into the output, as the whole of a length-delimited value; false where nothing may stand.</summary>
    public static WireFlaw TryMask(in WireField leaf, ReadOnlySpan<byte> text, WireOutput output, out bool stands)
    {
        stands = false;
        if (leaf.Place.Scalar == ProtoScalar.Bytes || leaf.Masking == Masking.Withhold)
        {
            return WireFlaw.None;
        }

        if (text.Length > HeldToken.GreatestText)
        {
            return WireFlaw.TooLong;
        }

        if (text.Length <= OnStack)
        {
            Span<char> plain = stackalloc char[OnStack];
            Span<char> masked = stackalloc char[OnStack];
            stands = Mask(leaf, text, plain, masked, output);
            return WireFlaw.None;
        }

        var room = ArrayPool<char>.Shared.Rent(text.Length * 2);
        stands = Mask(leaf, text, room.AsSpan(0, text.Length), room.AsSpan(text.Length), output);
        ArrayPool<char>.Shared.Return(room, clearArray: true);
        return WireFlaw.None;
    }

    private static bool Mask(in WireField leaf, ReadOnlySpan<byte> text, Span<char> plain, Span<char> masked, WireOutput output)
    {
        plain = plain[..Encoding.UTF8.GetChars(text, plain)];
        var length = MaskedText.Mask(leaf.Type, leaf.Masking, plain, masked);
        if (length == MaskingRules.Withheld)
        {
            return false;
        }

        masked = masked[..length];
        Encoding.UTF8.GetBytes(masked, output.Reserve(Encoding.UTF8.GetByteCount(masked)));
        return true;
    }

    private static WireFlaw CheckDecimal(ReadOnlySpan<byte> text)
    {
        if (text.Length > HeldToken.GreatestNumber)
        {
            return WireFlaw.TooLong;
        }

        Span<char> plain = stackalloc char[text.Length];
        Span<char> canonical = stackalloc char[text.Length + 1];
        return CanonicalDecimal.TryNormalise(plain[..Encoding.UTF8.GetChars(text, plain)], canonical, out _) ? WireFlaw.None : WireFlaw.Type;
    }

    private static int CountCharacters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var each in text)
        {
            count += (each & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }
}
