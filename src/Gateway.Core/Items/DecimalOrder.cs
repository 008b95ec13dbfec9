namespace Gateway.Core.Items;

/// <summary>Order of decimals in canonical text. A source's decimal may have more digits than <see cref="decimal"/> holds.</summary>
internal static class DecimalOrder
{
    /// <summary>Below zero, zero or above it, as the left one is less than, equal to or greater than the right.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var (leftNegative, rightNegative) = (left.StartsWith('-'), right.StartsWith('-'));
        if (leftNegative != rightNegative)
        {
            return leftNegative ? -1 : 1;
        }

        return leftNegative ? -CompareSize(left[1..], right[1..]) : CompareSize(left, right);
    }

    private static int CompareSize(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var (whole, fraction) = Split(left);
        var (otherWhole, otherFraction) = Split(right);

        // Without leading zeros the longer whole part is the greater; fractions compare digit by digit, as text does.
        return whole.Length != otherWhole.Length ? whole.Length.CompareTo(otherWhole.Length)
            : whole.SequenceCompareTo(otherWhole) is not 0 and var order ? order
            : fraction.SequenceCompareTo(otherFraction);
    }

    private static Parts Split(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        return point < 0 ? new(text, []) : new(text[..point], text[(point + 1)..]);
    }

    private readonly ref struct Parts(ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction)
    {
        private readonly ReadOnlySpan<char> _whole = whole;
        private readonly ReadOnlySpan<char> _fraction = fraction;

        public void Deconstruct(out ReadOnlySpan<char> whole, out ReadOnlySpan<char> fraction)
        {
            whole = _whole;
            fraction = _fraction;
        }
    }
}
