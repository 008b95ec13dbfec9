using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>Scalars of the protobuf JSON mapping.</summary>
internal static class JsonScalars
{
    /// <summary>Reads a string.</summary>
    public static void ReadString(ref Utf8JsonReader reader, WireBuffer output)
    {
        Require(reader.TokenType == JsonTokenType.String, "write a string.");
        var length = reader.CopyString(output.GetSpan(reader.ValueSpan.Length));
        Require(Utf8.IsValid(output.GetSpan(length)[..length]), "the string is not UTF-8.");
        output.Advance(length);
    }

    /// <summary>Reads bytes: base64, also the url-safe one and without padding.</summary>
    public static void ReadBytes(ref Utf8JsonReader reader, WireBuffer output)
    {
        const string Expected = "write bytes as a base64 string.";
        Require(reader.TokenType == JsonTokenType.String, Expected);
        var text = new byte[reader.ValueSpan.Length + 3];
        var length = reader.CopyString(text);
        for (var i = 0; i < length; i++)
        {
            text[i] = text[i] switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', var other => other };
        }

        while (length % 4 != 0 && length < text.Length)
        {
            text[length++] = (byte)'=';
        }

        var room = output.GetSpan(Base64.GetMaxDecodedFromUtf8Length(length));
        var status = Base64.DecodeFromUtf8(text.AsSpan(0, length), room, out _, out var written);
        Require(status == System.Buffers.OperationStatus.Done, Expected);
        output.Advance(written);
    }

    /// <summary>Reads what stands on the wire as a number.</summary>
    public static ulong ReadNumber(JsonField field, ref Utf8JsonReader reader) => field.Type switch
    {
        FieldType.Bool => ReadBoolean(ref reader),
        FieldType.Enum => ReadEnum(field, ref reader),
        FieldType.UInt32 => (ulong)ReadInteger(ref reader, 0, uint.MaxValue),
        FieldType.UInt64 => (ulong)ReadInteger(ref reader, 0, ulong.MaxValue),
        FieldType.Int32 => unchecked((ulong)(long)ReadInteger(ref reader, int.MinValue, int.MaxValue)),
        _ => unchecked((ulong)(long)ReadInteger(ref reader, long.MinValue, long.MaxValue)),
    };

    /// <summary>Writes a number by its type.</summary>
    public static void WriteNumber(JsonField field, ulong value, Utf8JsonWriter writer)
    {
        switch (field.Type)
        {
            case FieldType.Bool:
                writer.WriteBooleanValue(value != 0);
                break;
            case FieldType.Enum when field.EnumNames.TryGetValue(unchecked((int)value), out var name):
                writer.WriteStringValue(name);
                break;
            case FieldType.Enum or FieldType.Int32:
                writer.WriteNumberValue(unchecked((int)value));
                break;
            case FieldType.UInt32:
                writer.WriteNumberValue(unchecked((uint)value));
                break;
            case FieldType.UInt64:
                writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(unchecked((long)value).ToString(CultureInfo.InvariantCulture));
                break;
        }
    }

    internal static void Require(bool holds, string expected)
    {
        if (!holds)
        {
            throw new JsonFaultException(expected);
        }
    }

    private static ulong ReadBoolean(ref Utf8JsonReader reader)
    {
        Require(reader.TokenType is JsonTokenType.True or JsonTokenType.False, "write true or false.");
        return reader.TokenType == JsonTokenType.True ? 1u : 0u;
    }

    private static ulong ReadEnum(JsonField field, ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return unchecked((ulong)(long)ReadInteger(ref reader, int.MinValue, int.MaxValue));
        }

        var number = 0;
        var isName = reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= 128
            && field.EnumNumbers.TryGetValue(reader.GetString()!, out number);
        return isName
            ? unchecked((ulong)(long)number)
            : throw new JsonFaultException($"write one of {string.Join(", ", field.EnumNumbers.Keys.Order(StringComparer.Ordinal))}.");
    }

    private static decimal ReadInteger(ref Utf8JsonReader reader, decimal least, decimal greatest)
    {
        // Numbers of 64 bits stand in strings, and may stand bare; 1.0 and 1e2 are whole numbers too.
        Span<char> text = stackalloc char[40];
        if (reader.TokenType is JsonTokenType.Number or JsonTokenType.String && reader.ValueSpan.Length <= text.Length)
        {
            var length = reader.TokenType == JsonTokenType.String
                ? reader.CopyString(text)
                : Encoding.ASCII.GetChars(reader.ValueSpan, text);
            const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
            if (length > 0 && text[0] != '+' && decimal.TryParse(text[..length], Styles, CultureInfo.InvariantCulture, out var value)
                && value == decimal.Truncate(value) && value >= least && value <= greatest)
            {
                return value;
            }
        }

        throw new JsonFaultException(string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {greatest}."));
    }
}
