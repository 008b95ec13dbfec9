using Gateway.Core.Catalogue;

namespace Gateway.Adapter.Conversion;

/// <summary>Makes the conversion of a field by its type.</summary>
internal static class Conversions
{
    public static Conversion Create(ConvertedField field) => field.Type switch
    {
        FieldType.Text or FieldType.Code => new TextConversion(field),
        FieldType.Integer => new IntegerConversion(field),
        FieldType.Decimal => new DecimalConversion(field),
        FieldType.Boolean => new BooleanConversion(field),
        FieldType.Date => new DateConversion(field),
        FieldType.Timestamp => new TimestampConversion(field),
        FieldType.Binary => new BinaryConversion(field),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "No such type."),
    };
}
