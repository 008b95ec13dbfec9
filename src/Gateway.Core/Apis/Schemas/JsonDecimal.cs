using System.Globalization;
using System.Text;

namespace Gateway.Core.Apis.Schemas;

/// <summary>
/// A number of JSON, exact: digits without zeros around them, times a power of ten. Never spelled out, so that <c>1e999999999</c> costs
/// no more than it is long.
/// </summary>
internal readonly struct JsonDecimal : IComparable<JsonDecimal>
{
    // Powers beyond it are taken for it.
    private const long GreatestPower = 1_000_000_000_000;

    private readonly byte[] _digits;
    private readonly long _power;
    private readonly bool _isNegative;

    private JsonDecimal(byte[] digits, long power, bool isNegative) =>
        (_digits, _power, _isNegative) = (digits, digits.Length == 0 ? 0 : power, isNegative && digits.Length > 0);

    /// <summary>It has no fraction: 1.0 and 1e2 have none.</summary>
    public bool IsInteger => _power >= 0;

    public bool IsPositive => _digits.Length > 0 && !_isNegative;

    /// <summary>How many digits say it.</summary>
    public int Digits => _digits.Length;

    /// <summary>Reads what was checked to be a number of JSON.</summary>
    public static JsonDecimal Parse(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        text = isNegative ? text[1..] : text;
        var e = text.IndexOfAny((byte)'e', (byte)'E');
        var power = e < 0 ? 0 : PowerOf(text[(e + 1)..]);
        text = e < 0 ? text : text[..e];
        var point = text.IndexOf((byte)'.');
        byte[] digits = point < 0 ? text.ToArray() : [.. text[..point], .. text[(point + 1)..]];
        power -= point < 0 ? 0 : text.Length - point - 1;
        var first = digits.AsSpan().IndexOfAnyExcept((byte)'0');
        var last = digits.AsSpan().LastIndexOfAnyExcept((byte)'0');
        return first < 0 ? new([], 0, false) : new(digits[first..(last + 1)], power + digits.Length - 1 - last, isNegative);
    }

    /// <summary>It is so many times the other, which is positive and of at most 15 digits.</summary>
    public bool IsMultipleOf(JsonDecimal other)
    {
        if (_digits.Length == 0)
        {
            return true;
        }

        // Digits never end in zero, so that no power of ten is left to cancel.
        if (_power < other._power)
        {
            return false;
        }

        UInt128 divisor = ulong.Parse(other._digits, NumberStyles.None, CultureInfo.InvariantCulture);
        UInt128 rest = 0;
        foreach (var digit in _digits)
        {
            rest = ((rest * 10) + (uint)(digit - '0')) % divisor;
        }

        UInt128 factor = 10 % divisor;
        for (var power = _power - other._power; power > 0; power >>= 1)
        {
            rest = (power & 1) == 0 ? rest : rest * factor % divisor;
            factor = factor * factor % divisor;
        }

        return rest == 0;
    }

    public int CompareTo(JsonDecimal other)
    {
        if (_isNegative != other._isNegative || _digits.Length == 0 || other._digits.Length == 0)
        {
            return Sign.CompareTo(other.Sign);
        }

        var compared = (_power + _digits.Length).CompareTo(other._power + other._digits.Length);
        compared = compared != 0 ? compared : _digits.AsSpan().SequenceCompareTo(other._digits);
        return _isNegative ? -compared : compared;
    }

    /// <summary>The same text for the same number.</summary>
    public override string ToString() =>
        _digits.Length == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"{(_isNegative ? "-" : "")}{Encoding.ASCII.GetString(_digits)}e{_power}");

    private int Sign => _digits.Length == 0 ? 0 : _isNegative ? -1 : 1;

    private static long PowerOf(ReadOnlySpan<byte> text)
    {
        var isNegative = text[0] == '-';
        long power = 0;
        foreach (var digit in text[0] is (byte)'-' or (byte)'+' ? text[1..] : text)
        {
            power = Math.Min((power * 10) + (digit - '0'), GreatestPower);
        }

        return isNegative ? -power : power;
    }
}
