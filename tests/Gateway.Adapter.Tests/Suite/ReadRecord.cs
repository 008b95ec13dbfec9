using System.Globalization;
using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Google.Protobuf;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>A record in words: "2=张三 4=1990-03-07 14=NotHeld".</summary>
internal static class ReadRecord
{
    public static string Words(ByteString record)
    {
        var types = ResidentSchema.Entry().Fields.ToDictionary(field => (int)field.Number, field => (FieldType)field.Type);
        var words = new SortedDictionary<int, string>();
        var scanner = new RecordScanner(record.Span);
        while (scanner.Read())
        {
            if (scanner.Number == Field.StatesNumber)
            {
                var state = Contracts.V1.FieldState.Parser.ParseFrom(scanner.Payload);
                words.Add((int)state.Number, state.Absence.ToString());
                continue;
            }

            words.Add(scanner.Number, types[scanner.Number] switch
            {
                FieldType.Integer => ((long)scanner.Varint).ToString(CultureInfo.InvariantCulture),
                FieldType.Boolean => scanner.Varint == 1 ? "true" : "false",
                FieldType.Date => Date(Google.Type.Date.Parser.ParseFrom(scanner.Payload)),
                FieldType.Timestamp => Google.Protobuf.WellKnownTypes.Timestamp.Parser.ParseFrom(scanner.Payload).ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture),
                FieldType.Binary => Convert.ToHexString(scanner.Payload),
                _ => Encoding.UTF8.GetString(scanner.Payload),
            });
        }

        return string.Join(' ', words.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")));
    }

    private static string Date(Google.Type.Date date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");
}
