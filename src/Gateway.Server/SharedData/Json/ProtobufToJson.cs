using System.Text.Json;
using Gateway.Core.Records;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>Writes a message's bytes in the protobuf JSON mapping, by a plan. The bytes are the gateway's own and sound.</summary>
internal static class ProtobufToJson
{
    /// <summary>Writes one message.</summary>
    /// <exception cref="InvalidDataException">The bytes are no message of the plan's type.</exception>
    public static void Write(JsonPlan plan, ReadOnlySpan<byte> message, Utf8JsonWriter writer)
    {
        if (plan.WellKnown != WellKnown.None)
        {
            JsonWellKnown.Write(plan.WellKnown, message, writer);
            return;
        }

        writer.WriteStartObject();
        var places = PlacesOf(plan, message);
        for (var i = 0; i < places.Count; i++)
        {
            var field = plan.Fields[places[i].Field];
            writer.WritePropertyName(field.JsonNameText);
            if (field.IsRepeated)
            {
                writer.WriteStartArray();
                WriteValue(field, places[i], message, writer);
                for (; i + 1 < places.Count && places[i + 1].Field == places[i].Field; i++)
                {
                    WriteValue(field, places[i + 1], message, writer);
                }

                writer.WriteEndArray();
                continue;
            }

            // As protobuf has it, the last of several counts.
            while (i + 1 < places.Count && places[i + 1].Field == places[i].Field)
            {
                i++;
            }

            WriteValue(field, places[i], message, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(JsonField field, in Place place, ReadOnlySpan<byte> message, Utf8JsonWriter writer)
    {
        var bytes = message.Slice(place.Start, place.Length);
        switch (field.Type)
        {
            case FieldType.Message:
                Write(field.Message!, bytes, writer);
                break;
            case FieldType.String:
                writer.WriteStringValue(bytes);
                break;
            case FieldType.Bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            default:
                JsonScalars.WriteNumber(field, place.Varint, writer);
                break;
        }
    }

    /// <summary>Where the fields' values are, by the order of the plan; those of one field in their own order.</summary>
    private static List<Place> PlacesOf(JsonPlan plan, ReadOnlySpan<byte> message)
    {
        var places = new List<Place>(plan.Fields.Length);
        var isInOrder = true;
        var scanner = RecordScanner.Lenient(message);
        while (scanner.Read())
        {
            var index = plan.IndexOf(scanner.Number);
            if (index < 0 || scanner.WireType != (plan.Fields[index].IsDelimited ? WireType.Length : WireType.Varint))
            {
                throw NotSound();
            }

            var field = plan.Fields[index];
            var isDefault = field.IsDelimited ? scanner.Payload.IsEmpty : scanner.Varint == 0;
            if (!isDefault || field.HasPresence || field.IsRepeated)
            {
                isInOrder &= places.Count == 0 || places[^1].Field <= index;
                places.Add(new Place(index, scanner.PayloadStart, scanner.Payload.Length, scanner.Varint));
            }
        }

        if (scanner.Flaw != RecordFlaw.None)
        {
            throw NotSound();
        }

        return isInOrder ? places : [.. places.OrderBy(place => place.Field)];
    }

    private static InvalidDataException NotSound() => new("A message to be answered is not of its type.");

    private readonly record struct Place(int Field, int Start, int Length, ulong Varint);
}
