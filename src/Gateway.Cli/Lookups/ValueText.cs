using System.Globalization;
using Gateway.Cli.Terminals;
using Gateway.Contracts.V1;
using Google.Protobuf.WellKnownTypes;
using Date = Google.Type.Date;
using Value = Gateway.Contracts.V1.Value;

namespace Gateway.Cli.Lookups;

/// <summary>How a value looks on the screen.</summary>
internal static class ValueText
{
    private const int MostBytes = 48;

    public static string Of(Value? value, Terminal terminal) => value?.KindCase switch
    {
        Value.KindOneofCase.Text => value.Text,
        Value.KindOneofCase.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
        Value.KindOneofCase.Decimal => value.Decimal,
        Value.KindOneofCase.Boolean => value.Boolean ? "true" : "false",
        Value.KindOneofCase.Date => Of(value.Date),
        Value.KindOneofCase.Timestamp => Of(value.Timestamp)!,
        Value.KindOneofCase.Code => value.Code,
        Value.KindOneofCase.Binary => value.Binary.Length <= MostBytes
            ? value.Binary.ToBase64()
            : terminal.Say(LookupTexts.Bytes, value.Binary.Length),
        Value.KindOneofCase.Absent => terminal.Say(value.Absent switch
        {
            Absence.Null => LookupTexts.AbsentNull,
            Absence.NotHeld => LookupTexts.AbsentNotHeld,
            Absence.Withheld => LookupTexts.AbsentWithheld,
            _ => LookupTexts.AbsentUnknown,
        }),
        _ => terminal.Say(LookupTexts.AbsentUnknown),
    };

    public static string? Of(Timestamp? time) => time?.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    // A date may be partial: the year alone, or year and month.
    private static string Of(Date date)
    {
        var culture = CultureInfo.InvariantCulture;
        return (date.Month, date.Day) switch
        {
            (0, _) => date.Year.ToString("0000", culture),
            (_, 0) => string.Create(culture, $"{date.Year:0000}-{date.Month:00}"),
            _ => string.Create(culture, $"{date.Year:0000}-{date.Month:00}-{date.Day:00}"),
        };
    }
}
