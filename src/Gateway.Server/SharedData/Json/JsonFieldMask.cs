using System.Text;
using System.Text.Json;
using Gateway.Core.Records;

namespace Gateway.Server.SharedData.Json;

/// <summary>Field masks as one string of lowerCamelCase paths: <c>fullName,birthDate</c>.</summary>
internal static class JsonFieldMask
{
    private const int PathsNumber = 1;
    private const string Expected = "write the names of the fields in lowerCamelCase with commas between them, for example fullName,birthDate.";

    /// <summary>Reads one.</summary>
    public static void Read(ref Utf8JsonReader reader, WireBuffer output)
    {
        JsonScalars.Require(reader.TokenType == JsonTokenType.String, Expected);
        var text = reader.GetString()!;
        if (text.Length == 0)
        {
            return;
        }

        foreach (var path in text.AsSpan().Split(','))
        {
            var start = output.Length;
            WriteSnake(text.AsSpan(path), output);
            output.Frame(PathsNumber, start);
        }
    }

    /// <summary>Writes one.</summary>
    public static void Write(ReadOnlySpan<byte> message, Utf8JsonWriter writer)
    {
        var text = new StringBuilder();
        var scanner = RecordScanner.Lenient(message);
        while (scanner.Read())
        {
            text.Append(text.Length > 0 ? "," : "");
            var raise = false;
            foreach (var character in Encoding.UTF8.GetString(scanner.Payload))
            {
                if (character != '_')
                {
                    text.Append(raise ? char.ToUpperInvariant(character) : character);
                }

                raise = character == '_';
            }
        }

        writer.WriteStringValue(text.ToString());
    }

    /// <summary>The name as in a contract, as the mapping makes it: not always the very name, see <see cref="Typed.TypedMask"/>.</summary>
    private static void WriteSnake(ReadOnlySpan<char> path, WireBuffer output)
    {
        JsonScalars.Require(!path.IsEmpty && path.Length <= 256, Expected);
        var room = output.GetSpan(path.Length * 2);
        var length = 0;
        foreach (var character in path)
        {
            JsonScalars.Require(char.IsAsciiLetterOrDigit(character) || character == '.', Expected);
            if (char.IsAsciiLetterUpper(character))
            {
                room[length++] = (byte)'_';
            }

            room[length++] = (byte)char.ToLowerInvariant(character);
        }

        output.Advance(length);
    }
}
