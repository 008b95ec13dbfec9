using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Records;
using Google.Protobuf;

namespace Gateway.Server.Exchanges;

/// <summary>Writes claimed values as a record of the entry. Runs after the decision; no fault repeats a value.</summary>
internal static class ClaimBinding
{
    private const int GreatestValue = 4096;
    private const int GreatestDecimal = 64;

    /// <summary>The claims as a record, or the refusal.</summary>
    public static Refusal? Bind(Entry entry, ReadOnlySpan<string> names, Value[] values, out ByteString claims)
    {
        claims = ByteString.Empty;
        var order = new (int Index, Value Value)[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            order[i] = (entry.IndexOf(names[i]), values[i]);
        }

        Array.Sort(order, static (a, b) => a.Index.CompareTo(b.Index));
        using var writer = new RecordWriter();
        var last = -1;
        foreach (var (index, value) in order)
        {
            var field = entry.Fields[index];
            if (index == last || !TryWrite(writer, field, value))
            {
                return new Refusal(
                    Reasons.ClaimMalformed,
                    Field: field.ApiName,
                    Detail: index == last ? $"{field.ApiName} is claimed twice." : $"{field.ApiName} is of type {field.Type}{(field.Length > 0 ? $", 1 to {field.Length} long" : "")}.");
            }

            last = index;
        }

        claims = ByteString.CopyFrom(writer.Complete());
        return null;
    }

    private static bool TryWrite(RecordWriter writer, Field field, Value value)
    {
        switch (field.Type)
        {
            case FieldType.Text when value.HasText && Fits(field, value.Text):
                writer.WriteText(field.Number, value.Text);
                return true;
            case FieldType.Code when value.HasCode && Fits(field, value.Code):
                writer.WriteCode(field.Number, value.Code);
                return true;
            case FieldType.Integer when value.HasInteger:
                writer.WriteInteger(field.Number, value.Integer);
                return true;
            case FieldType.Decimal when value.HasDecimal:
                return TryWriteDecimal(writer, field.Number, value.Decimal);
            case FieldType.Boolean when value.HasBoolean:
                writer.WriteBoolean(field.Number, value.Boolean);
                return true;
            case FieldType.Date when value.Date is { } date && new PartialDate(date.Year, date.Month, date.Day) is { IsValid: true } known:
                writer.WriteDate(field.Number, known);
                return true;
            case FieldType.Timestamp when value.Timestamp is { } moment && new RecordMoment(moment.Seconds, moment.Nanos) is { IsValid: true } known:
                writer.WriteTimestamp(field.Number, known);
                return true;
            case FieldType.Binary when value.HasBinary && value.Binary.Length <= GreatestValue:
                writer.WriteBinary(field.Number, value.Binary.Span);
                return true;
            default:
                return false;
        }
    }

    private static bool Fits(Field field, string text) =>
        text.Length is > 0 and <= GreatestValue && (field.Length == 0 || text.EnumerateRunes().Count() <= field.Length);

    private static bool TryWriteDecimal(RecordWriter writer, int number, string text)
    {
        // "1.50" claims what the source writes as 1.5.
        Span<char> canonical = stackalloc char[GreatestDecimal + 1];
        if (text.Length > GreatestDecimal || !CanonicalDecimal.TryNormalise(text, canonical, out var length))
        {
            return false;
        }

        writer.WriteText(number, canonical[..length]);
        return true;
    }
}
