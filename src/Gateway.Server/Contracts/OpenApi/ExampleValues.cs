using System.Text.Json;
using Gateway.Core.Catalogue;

namespace Gateway.Server.Contracts.OpenApi;

/// <summary>Made-up values of fields. Identifiers have sound check digits and belong to nobody.</summary>
internal static class ExampleValues
{
    /// <summary>A moment.</summary>
    public const string Moment = "2026-01-01T08:00:00Z";

    // The sequence number 000 is never given out.
    private const string CitizenNumber = "110101195001010009";
    private const string SocialCreditCode = "11110101MB009000XY";

    /// <summary>Writes a value of the field at the index.</summary>
    public static void Write(Utf8JsonWriter json, Entry entry, int index)
    {
        var field = entry.Fields[index];
        switch (field.Type)
        {
            case FieldType.Integer:
                json.WriteStringValue("42");
                break;
            case FieldType.Boolean:
                json.WriteBooleanValue(true);
                break;
            case FieldType.Date:
                json.WriteStartObject();
                json.WriteNumber("year", 2020);
                json.WriteNumber("month", 1);
                json.WriteNumber("day", 31);
                json.WriteEndObject();
                break;
            case FieldType.Timestamp:
                json.WriteStringValue(Moment);
                break;
            case FieldType.Binary:
                json.WriteBase64StringValue([1]);
                break;
            default:
                json.WriteStringValue(TextOf(entry, field, index));
                break;
        }
    }

    private static string TextOf(Entry entry, Field field, int index)
    {
        var text = (field.Type, entry.SubjectFields.FirstOrDefault(subject => subject.Field == index).Type) switch
        {
            (FieldType.Decimal, _) => "12.5",
            (FieldType.Code, _) => "1",
            (_, "111") => CitizenNumber,
            (_, "001") => SocialCreditCode,
            _ => "示例",
        };

        // What the schema cuts off at one place before a fraction is a whole number again.
        return field.Length == 0 || text.Length <= field.Length ? text
            : field.Type == FieldType.Decimal ? "1"
            : text[..field.Length];
    }
}
