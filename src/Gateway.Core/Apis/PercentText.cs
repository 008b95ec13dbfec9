using System.Buffers;
using System.Globalization;
using System.Text;

namespace Gateway.Core.Apis;

/// <summary>Reads percent-encoded text once, strictly: what two servers could read in two ways is refused.</summary>
internal static class PercentText
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    // RFC 3986 §3.3 pchar, but for the semicolon, which has a flaw of its own.
    private static readonly SearchValues<char> s_plain = SearchValues.Create(Unreserved + "!$&'()*+,=:@");

    // What stands in a query besides: it separates there.
    private static readonly SearchValues<char> s_query = SearchValues.Create(Unreserved + "!$'()*,:@/?=");

    private static readonly UTF8Encoding s_utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Decodes a segment of a path.</summary>
    public static PathFlaw DecodeSegment(ReadOnlySpan<char> raw, out string text) =>
        Decode(raw, s_plain, out text) is var flaw and not PathFlaw.None ? flaw : CheckSegment(text);

    /// <summary>Decodes a name or value of a query. A plus is refused: some servers read a blank.</summary>
    public static PathFlaw DecodeQuery(ReadOnlySpan<char> raw, out string text) =>
        Decode(raw, s_query, out text) is var flaw and not PathFlaw.None ? flaw : CheckText(text);

    private static PathFlaw Decode(ReadOnlySpan<char> raw, SearchValues<char> plain, out string text)
    {
        text = "";
        if (!raw.Contains('%'))
        {
            if (raw.ContainsAnyExcept(plain))
            {
                return FlawOf(raw[raw.IndexOfAnyExcept(plain)]);
            }

            text = raw.ToString();
            return PathFlaw.None;
        }

        var bytes = new byte[raw.Length];
        var count = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '%')
            {
                if (!plain.Contains(raw[i]))
                {
                    return FlawOf(raw[i]);
                }

                bytes[count++] = (byte)raw[i];
            }
            else if (i + 2 < raw.Length && byte.TryParse(raw.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out bytes[count]))
            {
                count++;
                i += 2;
            }
            else
            {
                return PathFlaw.Encoding;
            }
        }

        try
        {
            text = s_utf8.GetString(bytes, 0, count);
            return PathFlaw.None;
        }
        catch (DecoderFallbackException)
        {
            return PathFlaw.Encoding;
        }
    }

    private static PathFlaw FlawOf(char character) => character switch
    {
        ';' => PathFlaw.Parameter,
        '\\' => PathFlaw.Separator,
        _ when char.IsControl(character) => PathFlaw.Control,
        _ => PathFlaw.Character,
    };

    /// <summary>As it stands, and as a server reads it that folds wide and compatible characters to plain ones.</summary>
    private static PathFlaw CheckSegment(string text)
    {
        if (Ascii.IsValid(text))
        {
            return CheckForm(text);
        }

        if (CheckForm(text) is var flaw and not PathFlaw.None)
        {
            return flaw;
        }

        return text.EnumerateRunes().Any(IsUnseen) ? PathFlaw.Control : CheckForm(text.Normalize(NormalizationForm.FormKC));
    }

    private static PathFlaw CheckForm(string text)
    {
        if (CheckText(text) is var flaw and not PathFlaw.None)
        {
            return flaw;
        }

        if (text.AsSpan().ContainsAny('/', '\\'))
        {
            return PathFlaw.Separator;
        }

        if (text.Contains(';', StringComparison.Ordinal))
        {
            return PathFlaw.Parameter;
        }

        return IsDots(text) ? PathFlaw.DotSegment : PathFlaw.None;
    }

    private static PathFlaw CheckText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                return PathFlaw.Control;
            }

            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                return PathFlaw.DoubleEncoding;
            }
        }

        return PathFlaw.None;
    }

    /// <summary>It shows nothing, and some servers drop it; or it is no character at all, of which there is no other form.</summary>
    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Dots alone, blanks around them left out: some servers trim them.</summary>
    private static bool IsDots(string text) => text.AsSpan().Trim() is var trimmed && (trimmed.IsEmpty || !trimmed.ContainsAnyExcept('.'));
}
