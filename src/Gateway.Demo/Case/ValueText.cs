using System.Globalization;
using Gateway.Contracts.V1;

namespace Gateway.Demo.Case;

/// <summary>Values as text.</summary>
internal static class ValueText
{
    /// <summary>The city's time, UTC+8 all the year.</summary>
    public static readonly TimeSpan Zone = TimeSpan.FromHours(8);

    /// <summary>The value alone; absences in capitals.</summary>
    public static string Plain(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.Text => value.Text,
        Value.KindOneofCase.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
        Value.KindOneofCase.Decimal => value.Decimal,
        Value.KindOneofCase.Boolean => value.Boolean ? "true" : "false",
        Value.KindOneofCase.Date => Date(value.Date),
        Value.KindOneofCase.Timestamp => value.Timestamp.ToDateTimeOffset().ToOffset(Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        Value.KindOneofCase.Code => value.Code,
        Value.KindOneofCase.Binary => string.Create(CultureInfo.InvariantCulture, $"{value.Binary.Length} B"),
        Value.KindOneofCase.Absent => value.Absent switch
        {
            Absence.Null => "NULL",
            Absence.NotHeld => "NOT HELD",
            Absence.Withheld => "WITHHELD",
            _ => "?",
        },
        _ => "?",
    };

    private static string Date(Google.Type.Date date) => (date.Month, date.Day) switch
    {
        (0, _) => date.Year.ToString("D4", CultureInfo.InvariantCulture),
        (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}"),
    };
}
