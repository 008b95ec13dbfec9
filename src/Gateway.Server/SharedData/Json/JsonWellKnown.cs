using System.Text.Json;
using Gateway.Core.Records;

namespace Gateway.Server.SharedData.Json;

/// <summary>Messages that have a form of their own in JSON: their members are those of the wire, seconds and nanos or paths.</summary>
internal static class JsonWellKnown
{
    /// <summary>Reads one.</summary>
    public static void Read(WellKnown type, ref Utf8JsonReader reader, WireBuffer output)
    {
        Span<char> text = stackalloc char[64];
        switch (type)
        {
            case WellKnown.FieldMask:
                JsonFieldMask.Read(ref reader, output);
                return;
            case WellKnown.Timestamp:
                const string Moment = "write a moment by RFC 3339, for example 2026-01-31T08:00:00Z.";
                Write(output, JsonMoment.TryParse(text[..Copy(ref reader, text, Moment)], out var seconds, out var nanos), seconds, nanos, Moment);
                return;
            default:
                const string Span = "write a number of seconds, for example 1.5s.";
                Write(output, JsonDuration.TryParse(text[..Copy(ref reader, text, Span)], out seconds, out nanos), seconds, nanos, Span);
                return;
        }
    }

    /// <summary>Writes one.</summary>
    public static void Write(WellKnown type, ReadOnlySpan<byte> message, Utf8JsonWriter writer)
    {
        if (type == WellKnown.FieldMask)
        {
            JsonFieldMask.Write(message, writer);
            return;
        }

        var (seconds, nanos) = (0L, 0);
        var scanner = RecordScanner.Lenient(message);
        while (scanner.Read())
        {
            switch (scanner.Number)
            {
                case 1:
                    seconds = unchecked((long)scanner.Varint);
                    break;
                case 2:
                    nanos = unchecked((int)scanner.Varint);
                    break;
                default:
                    throw new InvalidDataException("A message to be answered is not of its type.");
            }
        }

        Span<char> text = stackalloc char[64];
        var length = type == WellKnown.Timestamp ? JsonMoment.Format(seconds, nanos, text) : JsonDuration.Format(seconds, nanos, text);
        writer.WriteStringValue(text[..length]);
    }

    private static int Copy(ref Utf8JsonReader reader, scoped Span<char> text, string expected)
    {
        JsonScalars.Require(reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length <= text.Length, expected);
        return reader.CopyString(text);
    }

    private static void Write(WireBuffer output, bool isOne, long seconds, int nanos, string expected)
    {
        JsonScalars.Require(isOne, expected);
        if (seconds != 0)
        {
            output.WriteVarint(1 << 3);
            output.WriteVarint(unchecked((ulong)seconds));
        }

        if (nanos != 0)
        {
            output.WriteVarint(2 << 3);
            output.WriteVarint(unchecked((ulong)(long)nanos));
        }
    }
}
