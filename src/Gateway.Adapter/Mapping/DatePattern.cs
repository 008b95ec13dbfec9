using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gateway.Core.Records;

namespace Gateway.Adapter.Mapping;

/// <summary>
/// A form that dates and times are written in: <c>yyyy MM dd HH mm ss fff</c> by their digits, anything else
/// by itself. A month or day of zeros is unknown, as registers write it.
/// </summary>
internal sealed class DatePattern
{
    private const string Letters = "yMdHmsf";

    private readonly ImmutableArray<(char Letter, int Width)> _parts;

    private DatePattern(string text, ImmutableArray<(char, int)> parts) => (Text, _parts) = (text, parts);

    public string Text { get; }

    public bool HasMonth => Has('M');

    public bool HasDay => Has('d');

    public bool HasTime => Has('H');

    /// <summary>Null where the text is no pattern.</summary>
    public static DatePattern? TryCreate(string text)
    {
        var parts = ImmutableArray.CreateBuilder<(char, int)>();
        for (var i = 0; i < text.Length;)
        {
            var width = 1;
            while (i + width < text.Length && text[i + width] == text[i])
            {
                width++;
            }

            if (!Letters.Contains(text[i], StringComparison.Ordinal))
            {
                parts.Add((text[i], -1));
                i++;
                continue;
            }

            var known = (text[i], width) switch
            {
                ('y', 4) => true,
                ('f', _) => width <= 9,
                ('y', _) => false,
                _ => width == 2,
            };
            if (!known || parts.Any(part => part.Item1 == text[i] && part.Item2 > 0))
            {
                return null;
            }

            parts.Add((text[i], width));
            i += width;
        }

        var pattern = new DatePattern(text, parts.ToImmutable());
        var sound = pattern.Has('y')
            && (!pattern.HasDay || pattern.HasMonth)
            && (!pattern.HasTime || (pattern.HasDay && pattern.Has('m')))
            && (pattern.HasTime || !(pattern.Has('m') || pattern.Has('s') || pattern.Has('f')));
        return sound ? pattern : null;
    }

    public bool TryParse(ReadOnlySpan<char> text, out DateParts found)
    {
        found = new DateParts { Month = 0, Day = 0 };
        foreach (var (letter, width) in _parts)
        {
            if (width < 0)
            {
                if (text.IsEmpty || text[0] != letter)
                {
                    return false;
                }

                text = text[1..];
                continue;
            }

            if (text.Length < width || text[..width].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }

            Set(ref found, letter, width, int.Parse(text[..width], NumberStyles.None, CultureInfo.InvariantCulture));
            text = text[width..];
        }

        return text.IsEmpty;
    }

    /// <summary>Writes a date in this form; null where its precision is another.</summary>
    public string? Format(PartialDate date)
    {
        if (HasTime || HasMonth != (date.Month > 0) || HasDay != (date.Day > 0))
        {
            return null;
        }

        var text = new StringBuilder(Text.Length);
        foreach (var (letter, width) in _parts)
        {
            var number = letter switch { 'y' => date.Year, 'M' => date.Month, _ => date.Day };
            if (width < 0)
            {
                text.Append(letter);
            }
            else
            {
                text.Append(number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'));
            }
        }

        return text.ToString();
    }

    private static void Set(ref DateParts found, char letter, int width, int number)
    {
        switch (letter)
        {
            case 'y': found.Year = number; break;
            case 'M': found.Month = number; break;
            case 'd': found.Day = number; break;
            case 'H': found.Hour = number; break;
            case 'm': found.Minute = number; break;
            case 's': found.Second = number; break;
            default:
                for (var i = width; i < 9; i++)
                {
                    number *= 10;
                }

                found.Nanos = number;
                break;
        }
    }

    private bool Has(char letter) => _parts.Any(part => part.Letter == letter && part.Width > 0);
}
