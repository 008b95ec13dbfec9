using System.Globalization;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Core.Items;

/// <summary>
/// A field's value as a rule sees it. The default value is none: null, not held, masked or withheld, which are all the same to a rule,
/// since nothing may be concluded from any of them.
/// </summary>
public readonly record struct DataValue
{
    private DataValue(FieldType type, string text, PartialDate date = default) => (Type, Text, Date) = (type, text, date);

    /// <summary>Type of the value; 0 where there is none.</summary>
    public FieldType Type { get; }

    /// <summary>Text of text, code, integer, decimal and boolean, as conditions write it.</summary>
    public string Text { get => field ?? ""; }

    /// <summary>The date, of a date.</summary>
    public PartialDate Date { get; }

    /// <summary>There is a value.</summary>
    public bool IsPresent => Type != 0;

    /// <summary>Text.</summary>
    public static DataValue OfText(string value) => new(FieldType.Text, value);

    /// <summary>A code.</summary>
    public static DataValue OfCode(string value) => new(FieldType.Code, value);

    /// <summary>A whole number.</summary>
    public static DataValue OfInteger(long value) => new(FieldType.Integer, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A decimal in its canonical text.</summary>
    public static DataValue OfDecimal(string canonical) => new(FieldType.Decimal, canonical);

    /// <summary>A truth value.</summary>
    public static DataValue OfBoolean(bool value) => new(FieldType.Boolean, value ? "true" : "false");

    /// <summary>A date, which may be partial.</summary>
    public static DataValue OfDate(PartialDate value) => new(FieldType.Date, "", value);

    /// <summary>A moment or bytes: there is a value, and no rule compares it.</summary>
    public static DataValue Opaque(FieldType type) => new(type, "");
}
