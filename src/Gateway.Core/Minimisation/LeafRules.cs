using Gateway.Core.Catalogue;

namespace Gateway.Core.Minimisation;

/// <summary>Which tokens a field's values may be, and how they are let through.</summary>
internal static class LeafRules
{
    /// <summary>The token may be a value of the type.</summary>
    public static bool Fits(FieldType type, JsonToken token) => token switch
    {
        JsonToken.Null => true,
        JsonToken.True or JsonToken.False => type == FieldType.Boolean,
        JsonToken.Number => type is FieldType.Integer or FieldType.Decimal or FieldType.Code,
        JsonToken.Text => type is not (FieldType.Integer or FieldType.Boolean),
        _ => false,
    };

    /// <summary>How the inside of a string is let through.</summary>
    public static LeafWay WayOfText(SelectionNode leaf) => leaf switch
    {
        { Type: FieldType.Decimal } => LeafWay.Held,
        { Masking: Masking.None } => LeafWay.Passed,
        { Masking: Masking.Withhold } => LeafWay.Dropped,
        _ => LeafWay.Held,
    };

    /// <summary>Greatest number of bytes that are held of a string.</summary>
    public static int GreatestHeld(SelectionNode leaf) =>
        leaf.Type == FieldType.Decimal ? HeldToken.GreatestNumber : HeldToken.GreatestText;

    /// <summary>Greatest number of characters of a string; 0 for any. Of bytes the characters tell nothing.</summary>
    public static int GreatestCharacters(SelectionNode leaf) => leaf.Type == FieldType.Binary ? 0 : leaf.Length;

    /// <summary>Whether a number that is whole is a value of the field.</summary>
    public static JsonFlaw CheckNumber(SelectionNode leaf, ReadOnlySpan<byte> number)
    {
        if (leaf.Type != FieldType.Decimal && number.IndexOfAny(".eE"u8) >= 0)
        {
            return JsonFlaw.Type;
        }

        if (leaf.Type == FieldType.Integer)
        {
            return MaskedNumber.TryInteger(number, out _) ? JsonFlaw.None : JsonFlaw.Type;
        }

        return leaf.Length > 0 && number.Length > leaf.Length ? JsonFlaw.TooLong : JsonFlaw.None;
    }
}
