namespace Gateway.Core.Catalogue;

/// <summary>Which masking goes with which type of values.</summary>
public static class MaskingFit
{
    /// <summary>The masking goes with the type; none and withhold go with any.</summary>
    public static bool Fits(FieldType type, Masking masking) => masking switch
    {
        Masking.None or Masking.Withhold => true,
        Masking.Name or Masking.Address => type == FieldType.Text,
        Masking.Number => type is FieldType.Text or FieldType.Code,
        Masking.Amount => type is FieldType.Decimal or FieldType.Integer,
        Masking.Date => type == FieldType.Date,
        _ => false,
    };
}
