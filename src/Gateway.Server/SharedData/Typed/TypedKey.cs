using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Server.SharedData.Typed;

/// <summary>Reads an entry's <c>Key</c> message: key fields by their pinned numbers, as canonical texts by api_name.</summary>
internal static class TypedKey
{
    /// <summary>
    /// Adds the key's fields; null where the bytes are no such key. A member that the entry's key does not have stays in
    /// as a name that it cannot have: dropped, it would widen the question.
    /// </summary>
    public static List<KeyValuePair<string, string>>? Read(
        Entry entry, ReadOnlySpan<byte> bytes, List<KeyValuePair<string, string>> key)
    {
        var scanner = RecordScanner.Lenient(bytes);
        while (scanner.Read())
        {
            var index = entry.IndexOf((uint)scanner.Number);
            var isKey = index >= 0 && entry.KeyFields.Contains(index);
            var name = isKey ? entry.Fields[index].ApiName : "?";
            if ((isKey ? TextOf(entry.Fields[index].Type, ref scanner) : "") is not { } text)
            {
                return null;
            }

            // As protobuf has it, the last of several counts.
            var known = key.FindIndex(pair => ReferenceEquals(pair.Key, name));
            if (known >= 0)
            {
                key[known] = new(name, text);
            }
            else
            {
                key.Add(new(name, text));
            }
        }

        return scanner.Flaw == RecordFlaw.None ? key : null;
    }

    private static string? TextOf(FieldType type, ref RecordScanner scanner) => type switch
    {
        FieldType.Integer when scanner.WireType == WireType.Varint =>
            unchecked((long)scanner.Varint).ToString(CultureInfo.InvariantCulture),
        FieldType.Date when scanner.WireType == WireType.Length => DateOf(scanner.Payload),
        FieldType.Text or FieldType.Code when scanner.WireType == WireType.Length && Utf8.IsValid(scanner.Payload) =>
            Encoding.UTF8.GetString(scanner.Payload),
        _ => null,
    };

    private static string? DateOf(ReadOnlySpan<byte> bytes) => TypedValues.ReadDate(bytes) is { } date
        ? string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}")
        : null;
}
