using System.Globalization;

namespace Gateway.Core.Apis.Schemas.Patterns;

/// <summary>Reads single characters and classes of an ECMA-262 expression.</summary>
internal sealed class EcmaReader(string text)
{
    private int _at;

    public bool IsAtEnd => _at == text.Length;

    public char Next => text[_at];

    public char Take() => text[_at++];

    public bool TryTake(string what)
    {
        var found = text.AsSpan(_at).StartsWith(what, StringComparison.Ordinal);
        _at += found ? what.Length : 0;
        return found;
    }

    /// <summary>A character that stands for itself, pairs whole.</summary>
    public int TakeCode()
    {
        var code = char.IsHighSurrogate(text[_at]) && _at + 1 < text.Length ? char.ConvertToUtf32(text, _at) : text[_at];
        _at += code > 0xFFFF ? 2 : 1;
        return code;
    }

    /// <summary>Decimal digits as a number, or -1 where there are none or too many.</summary>
    public int TakeNumber()
    {
        var begin = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        return _at - begin is > 0 and < 7 ? int.Parse(text.AsSpan(begin, _at - begin), NumberStyles.None, CultureInfo.InvariantCulture) : -1;
    }

    /// <summary>What stands behind a backslash, as a set; null where it is none.</summary>
    public CodeSet? TakeEscape(bool inClass)
    {
        if (IsAtEnd)
        {
            return null;
        }

        var letter = Take();
        return letter switch
        {
            'd' => CodeSet.Digits,
            'D' => CodeSet.Digits.Inverted(),
            'w' => CodeSet.Word,
            'W' => CodeSet.Word.Inverted(),
            's' => CodeSet.Space,
            'S' => CodeSet.Space.Inverted(),
            't' => One('\t'),
            'n' => One('\n'),
            'v' => One('\v'),
            'f' => One('\f'),
            'r' => One('\r'),
            'b' when inClass => One('\b'),
            '0' when IsAtEnd || !char.IsAsciiDigit(Next) => One(0),
            'c' when !IsAtEnd && char.IsAsciiLetter(Next) => One(Take() & 31),
            'x' => One(TakeHex(2)),
            'u' => One(TakeUnicode()),
            _ when char.IsAsciiLetterOrDigit(letter) || letter > '~' || letter < ' ' => null,
            _ => One(letter),
        };
    }

    /// <summary>A class behind its bracket; null where it is none.</summary>
    public CodeSet? TakeClass()
    {
        var isInverted = TryTake("^");
        var set = new CodeSet();
        while (!IsAtEnd)
        {
            if (TryTake("]"))
            {
                set = isInverted ? set.Inverted() : set;
                return set.IsEmpty ? null : set;
            }

            if (TakeMember() is not { } from)
            {
                return null;
            }

            if (_at + 1 >= text.Length || Next != '-' || text[_at + 1] == ']' || from.Code < 0)
            {
                set.Add(from.Set);
                continue;
            }

            _at++;
            if (TakeMember() is not { } to)
            {
                return null;
            }

            if (to.Code < 0)
            {
                // [a-\d]: the hyphen stands for itself.
                set.Add(from.Set);
                set.Add('-', '-');
                set.Add(to.Set);
            }
            else if (to.Code < from.Code)
            {
                return null;
            }
            else
            {
                set.Add(from.Code, to.Code);
            }
        }

        return null;
    }

    /// <summary>A member of a class, and its code where it is a single character.</summary>
    private (CodeSet Set, int Code)? TakeMember()
    {
        if (Next != '\\')
        {
            var code = TakeCode();
            return (CodeSet.Of((code, code)), code);
        }

        _at++;
        var isClass = !IsAtEnd && Next is 'd' or 'D' or 'w' or 'W' or 's' or 'S';
        return TakeEscape(inClass: true) is { } set ? (set, isClass ? -1 : set.First) : null;
    }

    private static CodeSet? One(int code) => code < 0 ? null : CodeSet.Of((code, code));

    private int TakeUnicode()
    {
        if (TryTake("{"))
        {
            var end = text.IndexOf('}', _at);
            var code = end < 0 || end - _at > 6 ? -1 : TakeHex(end - _at);
            _at++;
            return code > 0x10FFFF ? -1 : code;
        }

        var high = TakeHex(4);
        var before = _at;
        if (high is >= 0xD800 and <= 0xDBFF && TryTake("\\u") && TakeHex(4) is >= 0xDC00 and <= 0xDFFF and var low)
        {
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
        }

        _at = before;
        return high;
    }

    private int TakeHex(int digits)
    {
        if (digits <= 0 || _at + digits > text.Length
            || !int.TryParse(text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return -1;
        }

        _at += digits;
        return code;
    }
}
