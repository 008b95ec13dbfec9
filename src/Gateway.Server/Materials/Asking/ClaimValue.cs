using System.Globalization;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Date = Google.Type.Date;

namespace Gateway.Server.Materials.Asking;

/// <summary>What the form says, as a value of the field that it is compared with.</summary>
internal static class ClaimValue
{
    /// <summary>The value; null where the text is not of the field's type.</summary>
    public static Value? Of(Field field, string text) => field.Type switch
    {
        FieldType.Text => new Value { Text = text },
        FieldType.Code => new Value { Code = text },
        FieldType.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => new Value { Integer = number },
        FieldType.Decimal => new Value { Decimal = text },
        FieldType.Boolean when text is "true" or "false" => new Value { Boolean = text == "true" },
        FieldType.Date when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) =>
            new Value { Date = new Date { Year = day.Year, Month = day.Month, Day = day.Day } },
        _ => null,
    };
}
