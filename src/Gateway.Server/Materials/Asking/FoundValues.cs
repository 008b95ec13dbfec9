using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;
using Gateway.Core.Records;

namespace Gateway.Server.Materials.Asking;

/// <summary>Values of a record as rules see them.</summary>
internal static class FoundValues
{
    /// <summary>The value of a field; none where it has none. Of what is masked a rule sees that it is there, and nothing else.</summary>
    public static DataValue Of(Record record, IReadOnlySet<string> masked, string field) =>
        !record.Fields.TryGetValue(field, out var value) || value.KindCase is Value.KindOneofCase.None or Value.KindOneofCase.Absent ? default
        : masked.Contains(field) ? DataValue.Opaque(FieldType.Binary)
        : Of(value);

    private static DataValue Of(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.Text => DataValue.OfText(value.Text),
        Value.KindOneofCase.Code => DataValue.OfCode(value.Code),
        Value.KindOneofCase.Integer => DataValue.OfInteger(value.Integer),
        Value.KindOneofCase.Decimal => DataValue.OfDecimal(value.Decimal),
        Value.KindOneofCase.Boolean => DataValue.OfBoolean(value.Boolean),
        Value.KindOneofCase.Date => DataValue.OfDate(new PartialDate(value.Date.Year, value.Date.Month, value.Date.Day)),
        Value.KindOneofCase.Timestamp => DataValue.Opaque(FieldType.Timestamp),
        _ => DataValue.Opaque(FieldType.Binary),
    };
}
