using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>Moves the point of a decimal: 12345 by 2 is 123.45. On the digits, so that nothing is rounded.</summary>
internal static class DecimalShift
{
    /// <summary>Writes canonical text times ten to the minus <paramref name="scale"/>; returns its length.</summary>
    public static int Shift(ReadOnlySpan<char> canonical, int scale, Span<char> destination)
    {
        var negative = canonical[0] == '-';
        var plain = negative ? canonical[1..] : canonical;
        var point = plain.IndexOf('.');
        var whole = point < 0 ? plain.Length : point;
        Span<char> digits = stackalloc char[plain.Length + 40];
        digits.Fill('0');

        // The digits stand between zeros enough for any shift; the point then falls among them.
        const int Lead = 20;
        plain[..whole].CopyTo(digits[Lead..]);
        if (point >= 0)
        {
            plain[(point + 1)..].CopyTo(digits[(Lead + whole)..]);
        }

        var cut = Lead + whole - scale;
        Span<char> text = stackalloc char[digits.Length + 2];
        var length = 0;
        if (negative)
        {
            text[length++] = '-';
        }

        digits[..cut].CopyTo(text[length..]);
        length += cut;
        text[length++] = '.';
        digits[cut..].CopyTo(text[length..]);
        length += digits.Length - cut;
        Span<char> room = stackalloc char[length + 1];
        CanonicalDecimal.TryNormalise(text[..length], room, out var written);
        room[..written].CopyTo(destination);
        return written;
    }
}
