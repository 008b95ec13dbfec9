namespace Gateway.Core.Minimisation;

/// <summary>Goes over a number, wherever its pieces are cut (RFC 8259 §6).</summary>
internal struct NumberScanner
{
    private Place _place;

    private enum Place : byte
    {
        Start = 0,
        Minus,
        Zero,
        Whole,
        Point,
        Fraction,
        Exponent,
        ExponentSign,
        ExponentDigits,
        Beyond,
    }

    /// <summary>The bytes so far are a number.</summary>
    public readonly bool IsWhole => _place is Place.Zero or Place.Whole or Place.Fraction or Place.ExponentDigits;

    /// <summary>Goes over what belongs to the number; true at a byte that does not, false where the input is used up.</summary>
    public bool Scan(ReadOnlySpan<byte> input, ref int position)
    {
        for (; position < input.Length; position++)
        {
            // Most bytes of a number are digits after a digit.
            if (_place is Place.Whole or Place.Fraction && char.IsAsciiDigit((char)input[position]))
            {
                continue;
            }

            var place = After(_place, input[position]);
            if (place == Place.Beyond)
            {
                return true;
            }

            _place = place;
        }

        return false;
    }

    private static Place After(Place place, byte next)
    {
        if (char.IsAsciiDigit((char)next))
        {
            return place switch
            {
                Place.Start or Place.Minus => next == (byte)'0' ? Place.Zero : Place.Whole,
                Place.Whole => Place.Whole,
                Place.Point or Place.Fraction => Place.Fraction,
                Place.Exponent or Place.ExponentSign or Place.ExponentDigits => Place.ExponentDigits,
                _ => Place.Beyond,
            };
        }

        return next switch
        {
            (byte)'-' when place == Place.Start => Place.Minus,
            (byte)'.' when place is Place.Zero or Place.Whole => Place.Point,
            (byte)'e' or (byte)'E' when place is Place.Zero or Place.Whole or Place.Fraction => Place.Exponent,
            (byte)'+' or (byte)'-' when place == Place.Exponent => Place.ExponentSign,
            _ => Place.Beyond,
        };
    }
}
