using System.Globalization;
using System.Text;

namespace Gateway.Core.Minimisation;

/// <summary>Strings out of and into JSON.</summary>
internal static class JsonStrings
{
    /// <summary>Bytes that one character may need, escaped.</summary>
    public const int GreatestEncoded = 6;

    private const int HexDigits = 4;

    /// <summary>
    /// Unescapes the inside of a string that is known to be sound; returns the characters written, at most as many
    /// as there are bytes.
    /// </summary>
    public static int Decode(ReadOnlySpan<byte> content, Span<char> destination)
    {
        var written = 0;
        for (var escape = content.IndexOf((byte)'\\'); escape >= 0; escape = content.IndexOf((byte)'\\'))
        {
            written += Encoding.UTF8.GetChars(content[..escape], destination[written..]);
            content = content[(escape + 1)..];
            destination[written++] = DecodeEscape(ref content);
        }

        return written + Encoding.UTF8.GetChars(content, destination[written..]);
    }

    /// <summary>The text in quotes, with the escapes that it needs and no other.</summary>
    public static byte[] Quote(string text)
    {
        var room = new byte[(text.Length * GreatestEncoded) + 2];
        room[0] = (byte)'"';
        Encode(text, room.AsSpan(1), out var written);
        room[written + 1] = (byte)'"';
        return room[..(written + 2)];
    }

    /// <summary>
    /// Escapes as much of the text as surely has room; returns the characters taken. The text has no half of a
    /// surrogate pair.
    /// </summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> destination, out int written)
    {
        written = 0;
        var taken = 0;
        while (taken < text.Length && destination.Length - written >= GreatestEncoded)
        {
            Rune.DecodeFromUtf16(text[taken..], out var rune, out var used);
            taken += used;
            if (rune.Value is '"' or '\\')
            {
                destination[written++] = (byte)'\\';
                destination[written++] = (byte)rune.Value;
            }
            else if (rune.Value < ' ')
            {
                "\\u00"u8.CopyTo(destination[written..]);
                rune.Value.TryFormat(destination[(written + 4)..], out _, "X2", CultureInfo.InvariantCulture);
                written += GreatestEncoded;
            }
            else
            {
                written += rune.EncodeToUtf8(destination[written..]);
            }
        }

        return taken;
    }

    private static char DecodeEscape(ref ReadOnlySpan<byte> rest)
    {
        var kind = rest[0];
        rest = rest[1..];
        switch (kind)
        {
            case (byte)'u':
                // Halves of a pair are put side by side, as UTF-16 has them.
                var unit = (char)ushort.Parse(rest[..HexDigits], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
                rest = rest[HexDigits..];
                return unit;
            case (byte)'b':
                return '\b';
            case (byte)'f':
                return '\f';
            case (byte)'n':
                return '\n';
            case (byte)'r':
                return '\r';
            case (byte)'t':
                return '\t';
            default:
                return (char)kind;
        }
    }
}
