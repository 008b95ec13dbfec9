using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Gateway.Core.Records;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>Reads messages and writes them as JSON. Values of all levels lie on one stack, of which each level uses the end.</summary>
internal sealed partial class ProtobufMessageReader(Utf8JsonWriter writer, PooledStack<WireValue> values, PooledStack<MapKey> keys)
{
    public void Message(JsonPlan plan, ReadOnlySpan<byte> message, int depth)
    {
        if (depth >= ProtobufToJson.GreatestDepth)
        {
            throw new InvalidDataException($"A {plan.Name} is nested deeper than {ProtobufToJson.GreatestDepth} messages.");
        }

        var first = values.Count;
        WireIndex.Add(plan, message, values);
        switch (plan.Shape)
        {
            case JsonShape.Object:
                writer.WriteStartObject();
                Members(plan, message, first, depth);
                writer.WriteEndObject();
                break;
            case JsonShape.Wrapper:
                Last(plan.Fields[0], message, first, values.Count, depth);
                break;
            case JsonShape.FieldMask:
                FieldMask(message, first);
                break;
            default:
                Moment(plan, message, first);
                break;
        }

        values.CutTo(first);
    }

    private void Members(JsonPlan plan, ReadOnlySpan<byte> message, int first, int depth)
    {
        var end = values.Count;
        for (var next = first; next < end;)
        {
            var begin = next;
            var index = values[begin].Field;
            while (next < end && values[next].Field == index)
            {
                next++;
            }

            if (index < 0)
            {
                continue;
            }

            var field = plan.Fields[index];
            if (field.IsMap)
            {
                writer.WritePropertyName(field.EncodedName);
                Map(field, message, begin, next, depth);
            }
            else if (field.IsRepeated)
            {
                List(field, message, begin, next, depth);
            }
            else if (field.HasPresence || !IsDefault(field, values[next - 1], message))
            {
                writer.WritePropertyName(field.EncodedName);
                Last(field, message, begin, next, depth);
            }
        }
    }

    private static bool IsDefault(JsonField field, in WireValue value, ReadOnlySpan<byte> message) =>
        value.WireType == WireType.Length ? value.Length == 0 : WireIndex.Narrow(field.Type, WireIndex.BitsOf(value, message)) == 0;

    private void List(JsonField field, ReadOnlySpan<byte> message, int begin, int end, int depth)
    {
        var isOpen = false;
        for (var i = begin; i < end; i++)
        {
            var value = values[i];
            var isPacked = field.IsPackable && value.WireType == WireType.Length;
            if (isPacked && value.Length == 0)
            {
                continue;
            }

            if (!isOpen)
            {
                writer.WritePropertyName(field.EncodedName);
                writer.WriteStartArray();
                isOpen = true;
            }

            if (isPacked)
            {
                Packed(field, value.In(message));
            }
            else
            {
                One(field, value, message, depth);
            }
        }

        if (isOpen)
        {
            writer.WriteEndArray();
        }
    }

    private void Packed(JsonField field, ReadOnlySpan<byte> elements)
    {
        while (!elements.IsEmpty)
        {
            Number(field, PackedElements.Read(field, ref elements));
        }
    }

    // A field that may stand once: the last value counts, and messages are merged, which is to read them one behind the other.
    private void Last(JsonField field, ReadOnlySpan<byte> message, int begin, int end, int depth)
    {
        if (begin == end)
        {
            Absent(field, depth);
            return;
        }

        if (field.Type != FieldType.Message || end - begin == 1)
        {
            One(field, values[end - 1], message, depth);
            return;
        }

        var merged = new ArrayBufferWriter<byte>();
        for (var i = begin; i < end; i++)
        {
            merged.Write(values[i].In(message));
        }

        Message(field.Message!, merged.WrittenSpan, depth + 1);
    }

    private void Absent(JsonField field, int depth)
    {
        switch (field.Type)
        {
            case FieldType.Message:
                Message(field.Message!, [], depth + 1);
                break;
            case FieldType.String or FieldType.Bytes:
                writer.WriteStringValue(""u8);
                break;
            default:
                Number(field, 0);
                break;
        }
    }

    private void One(JsonField field, in WireValue value, ReadOnlySpan<byte> message, int depth)
    {
        switch (field.Type)
        {
            case FieldType.Message:
                Message(field.Message!, value.In(message), depth + 1);
                break;
            case FieldType.String:
                writer.WriteStringValue(Checked(value.In(message)));
                break;
            case FieldType.Bytes:
                writer.WriteBase64StringValue(value.In(message));
                break;
            default:
                Number(field, WireIndex.Narrow(field.Type, WireIndex.BitsOf(value, message)));
                break;
        }
    }

    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? text : throw new InvalidDataException("A text of the message is not UTF-8.");
}
