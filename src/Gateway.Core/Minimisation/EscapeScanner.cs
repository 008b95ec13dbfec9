using System.Text;

namespace Gateway.Core.Minimisation;

/// <summary>An escape of a string, wherever it is cut; both halves of a surrogate pair are one escape.</summary>
internal struct EscapeScanner
{
    private const int HexDigits = 4;

    private Step _step;
    private byte _digits;
    private ushort _unit;
    private ushort _high;

    private enum Step : byte
    {
        Closed = 0,
        Kind,
        Hex,
        LowBackslash,
        LowKind,
    }

    /// <summary>An escape has begun that is not whole.</summary>
    public readonly bool IsOpen => _step != Step.Closed;

    /// <summary>The character that the escape stands for; -1 where it is not whole.</summary>
    public int Character { get; private set; }

    /// <summary>Begins after the backslash.</summary>
    public StringPart Open(ReadOnlySpan<byte> input, ref int position)
    {
        this = new EscapeScanner { _step = Step.Kind, Character = -1 };
        Run(input, ref position);
        return StringPart.Escape;
    }

    public StringPart Scan(ReadOnlySpan<byte> input, ref int position)
    {
        var start = position;
        var flaw = Run(input, ref position);
        return position > start ? StringPart.Escape : flaw;
    }

    private StringPart Run(ReadOnlySpan<byte> input, ref int position)
    {
        while (IsOpen && position < input.Length)
        {
            var flaw = Take(input[position]);
            if (flaw != StringPart.Escape)
            {
                return flaw;
            }

            position++;
        }

        return StringPart.Escape;
    }

    private StringPart Take(byte next)
    {
        switch (_step)
        {
            case Step.Kind when next == (byte)'u':
            case Step.LowKind when next == (byte)'u':
                (_step, _digits, _unit) = (Step.Hex, 0, 0);
                return StringPart.Escape;
            case Step.Kind:
                return TakeShort(next);
            case Step.Hex:
                return TakeHex(next);
            case Step.LowBackslash when next == (byte)'\\':
                _step = Step.LowKind;
                return StringPart.Escape;
            default:
                return StringPart.Encoding;
        }
    }

    private StringPart TakeShort(byte next)
    {
        Character = next switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => next,
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'n' => '\n',
            (byte)'r' => '\r',
            (byte)'t' => '\t',
            _ => -1,
        };
        _step = Character < 0 ? _step : Step.Closed;
        return Character < 0 ? StringPart.Syntax : StringPart.Escape;
    }

    private StringPart TakeHex(byte next)
    {
        if (!char.IsAsciiHexDigit((char)next))
        {
            return StringPart.Syntax;
        }

        var unit = (ushort)((_unit << 4) | HexValue(next));
        if (_digits + 1 < HexDigits)
        {
            (_unit, _digits) = (unit, (byte)(_digits + 1));
            return StringPart.Escape;
        }

        if (_high != 0 ? !char.IsLowSurrogate((char)unit) : char.IsLowSurrogate((char)unit))
        {
            return StringPart.Encoding;
        }

        if (char.IsHighSurrogate((char)unit))
        {
            (_high, _step) = (unit, Step.LowBackslash);
            return StringPart.Escape;
        }

        Character = _high == 0 ? unit : new Rune((char)_high, (char)unit).Value;
        _step = Step.Closed;
        return StringPart.Escape;
    }

    private static int HexValue(byte digit) => digit <= (byte)'9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
