using System.Globalization;
using System.Text;

namespace Gateway.Core.Apis.Schemas.Patterns;

/// <summary>A set of characters (code points), and how .NET's expressions, which know halves of pairs, match one of them.</summary>
internal sealed class CodeSet
{
    private const int Last = 0x10FFFF;

    private readonly List<(int From, int To)> _ranges = [];

    public static CodeSet Digits => Of(('0', '9'));

    public static CodeSet Word => Of(('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z'));

    // ECMA-262 §22.2.2.9: WhiteSpace and LineTerminator.
    public static CodeSet Space => Of(
        ('\t', '\r'), (' ', ' '), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF));

    /// <summary>All but ends of lines: what a dot means.</summary>
    public static CodeSet Dot => Of(('\n', '\n'), ('\r', '\r'), (0x2028, 0x2029)).Inverted();

    public static CodeSet Of(params (int From, int To)[] ranges)
    {
        var set = new CodeSet();
        set._ranges.AddRange(ranges);
        return set;
    }

    /// <summary>The character, of a set of one.</summary>
    public int First => _ranges[0].From;

    public bool IsEmpty => _ranges.Count == 0;

    public void Add(int from, int to) => _ranges.Add((from, to));

    public void Add(CodeSet other) => _ranges.AddRange(other._ranges);

    public CodeSet Inverted()
    {
        var inverted = new CodeSet();
        var next = 0;
        foreach (var (from, to) in Sorted())
        {
            if (from > next)
            {
                inverted.Add(next, from - 1);
            }

            next = to + 1;
        }

        if (next <= Last)
        {
            inverted.Add(next, Last);
        }

        return inverted;
    }

    /// <summary>Writes what matches one character of it.</summary>
    /// <param name="text">Takes it.</param>
    /// <returns>How many states that makes, about.</returns>
    public int Write(StringBuilder text)
    {
        var ways = new List<string>();
        var plain = new StringBuilder();
        foreach (var (from, to) in Sorted())
        {
            // Halves of pairs stand alone in no value.
            Plain(plain, from, Math.Min(to, 0xD7FF));
            Plain(plain, Math.Max(from, 0xE000), Math.Min(to, 0xFFFF));
            Pairs(ways, Math.Max(from, 0x10000), to);
        }

        if (plain.Length > 0)
        {
            ways.Insert(0, $"[{plain}]");
        }

        if (ways.Count == 0)
        {
            // Halves of pairs alone, which no value has.
            ways.Add(@"[^\u0000-\uFFFF]");
        }

        text.Append(ways.Count == 1 ? ways[0] : $"(?:{string.Join('|', ways)})");
        return (2 * ways.Count) - (plain.Length > 0 ? 1 : 0);
    }

    private static void Plain(StringBuilder plain, int from, int to)
    {
        if (from <= to)
        {
            plain.Append(Unit(from)).Append('-').Append(Unit(to));
        }
    }

    private static void Pairs(List<string> ways, int from, int to)
    {
        if (from > to)
        {
            return;
        }

        var (high, low) = Halves(from);
        var (lastHigh, lastLow) = Halves(to);
        if (high < lastHigh && low > 0xDC00)
        {
            ways.Add($"{Unit(high)}[{Unit(low)}-{Unit(0xDFFF)}]");
            (high, low) = (high + 1, 0xDC00);
        }

        if (high < lastHigh && lastLow < 0xDFFF)
        {
            ways.Add($"{Unit(lastHigh)}[{Unit(0xDC00)}-{Unit(lastLow)}]");
            (lastHigh, lastLow) = (lastHigh - 1, 0xDFFF);
        }

        ways.Add($"[{Unit(high)}-{Unit(lastHigh)}][{Unit(low)}-{Unit(lastLow)}]");
    }

    private static (int High, int Low) Halves(int code) => (0xD800 + ((code - 0x10000) >> 10), 0xDC00 + ((code - 0x10000) & 0x3FF));

    private static string Unit(int unit) => "\\u" + unit.ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>In order, what overlaps or touches made one.</summary>
    private List<(int From, int To)> Sorted()
    {
        var sorted = new List<(int From, int To)>();
        foreach (var (from, to) in _ranges.Order())
        {
            if (sorted.Count > 0 && from <= sorted[^1].To + 1)
            {
                sorted[^1] = (sorted[^1].From, Math.Max(sorted[^1].To, to));
            }
            else
            {
                sorted.Add((from, to));
            }
        }

        return sorted;
    }
}
