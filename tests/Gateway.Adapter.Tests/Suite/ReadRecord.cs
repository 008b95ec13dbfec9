using System.Globalization;
using System.Text;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Google.Protobuf;
using FieldType = Gateway.Core.Catalogue.FieldType;
using Masking = Gateway.Core.Catalogue.Masking;

namespace Gateway.Adapter.Tests.Suite;

/// <summary>A record in words: "2=张三 4=1990-03-07 14=NotHeld", and "@4=2024-05-01T00:30:00Z" for the moment of a field.</summary>
internal static class ReadRecord
{
    public static string Words(ByteString record)
    {
        var types = ResidentSchema.Entry().Fields.ToDictionary(field => (int)field.Number, field => (FieldType)field.Type);
        var words = new SortedDictionary<int, string>();
        var moments = new List<string>();
        var scanner = new RecordScanner(record.Span);
        while (scanner.Read())
        {
            if (scanner.Number == Field.StatesNumber)
            {
                var state = Contracts.V1.FieldState.Parser.ParseFrom(scanner.Payload);
                words.Add((int)state.Number, state.Absence.ToString());
                continue;
            }

            if (scanner.Number == Field.ProvenanceNumber)
            {
                var provenance = Contracts.V1.FieldProvenance.Parser.ParseFrom(scanner.Payload);
                moments.Add(string.Create(CultureInfo.InvariantCulture, $"@{provenance.Number}={Moment(provenance.AsOf)}"));
                continue;
            }

            words.Add(scanner.Number, types[scanner.Number] switch
            {
                FieldType.Integer => ((long)scanner.Varint).ToString(CultureInfo.InvariantCulture),
                FieldType.Boolean => scanner.Varint == 1 ? "true" : "false",
                FieldType.Date => Date(Google.Type.Date.Parser.ParseFrom(scanner.Payload)),
                FieldType.Timestamp => Moment(Google.Protobuf.WellKnownTypes.Timestamp.Parser.ParseFrom(scanner.Payload)),
                FieldType.Binary => Convert.ToHexString(scanner.Payload),
                _ => Encoding.UTF8.GetString(scanner.Payload),
            });
        }

        return string.Join(' ', words.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key}={pair.Value}")).Concat(moments));
    }

    /// <summary>What the gateway's check says of the record.</summary>
    public static RecordVerdict Check(EntrySchema schema, ByteString record, int[] asked)
    {
        var entry = new Entry
        {
            Key = new EntryKey("gongan", "resident", 1),
            Revision = 0,
            Code = "",
            Name = "",
            Summary = "",
            Kind = EntryKind.Record,
            Fields = [.. schema.Fields.Select(field => new Field(
                (int)field.Number, "", field.ApiName, (FieldType)field.Type, (int)field.Length, Sensitivity.L1, (Masking)field.Masking, "", ""))],
            KeyFields = [0],
            SubjectFields = [],
            ShareAttribute = ShareAttribute.Unconditional,
            ShareBasis = "",
            SharingModes = [],
            UpdateCycle = UpdateCycle.Daily,
            CacheLimit = TimeSpan.Zero,
            Operations = Operations.Lookup,
            RowLimit = 1,
            Withdrawn = false,
        };
        var set = asked.Aggregate(default(FieldSet), (fields, number) => fields.With(number - 1));
        return RecordCheck.Check(record.Span, entry, set);
    }

    private static string Moment(Google.Protobuf.WellKnownTypes.Timestamp moment) =>
        moment.ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);

    private static string Date(Google.Type.Date date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");
}
