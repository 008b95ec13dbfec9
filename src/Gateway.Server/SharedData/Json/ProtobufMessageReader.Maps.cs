using System.Buffers.Text;
using System.IO.Hashing;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <content>Maps: entries in the order of the wire; of equal keys the last one counts.</content>
internal sealed partial class ProtobufMessageReader
{
    private void Map(JsonField field, ReadOnlySpan<byte> message, int begin, int end, int depth)
    {
        var plan = field.Message!;
        var firstKey = keys.Count;
        for (var i = begin; i < end; i++)
        {
            keys.Push(KeyOf(plan, values[i], message, i));
        }

        DropOverruled(firstKey, message);
        writer.WriteStartObject();
        for (var i = begin; i < end; i++)
        {
            if (values[i].Field >= 0)
            {
                Entry(plan, values[i].In(message), depth);
            }
        }

        writer.WriteEndObject();
        keys.CutTo(firstKey);
    }

    private void Entry(JsonPlan plan, ReadOnlySpan<byte> entry, int depth)
    {
        var first = values.Count;
        WireIndex.Add(plan, entry, values);
        var end = values.Count;
        var value = first;
        while (value < end && values[value].Field == 0)
        {
            value++;
        }

        Name(plan.Fields[0], entry, value > first ? values[value - 1] : null);
        Last(plan.Fields[1], entry, value, end, depth);
        values.CutTo(first);
    }

    private void Name(JsonField field, ReadOnlySpan<byte> entry, WireValue? key)
    {
        if (field.Type == FieldType.String)
        {
            writer.WritePropertyName(key is { } text ? Checked(text.In(entry)) : []);
            return;
        }

        var bits = key is { } number ? WireIndex.Narrow(field.Type, WireIndex.BitsOf(number, entry)) : 0;
        if (field.Type == FieldType.Bool)
        {
            writer.WritePropertyName(bits != 0 ? "true"u8 : "false"u8);
            return;
        }

        Span<byte> digits = stackalloc byte[20];
        int length;
        if (field.Type is FieldType.UInt32 or FieldType.Fixed32 or FieldType.UInt64 or FieldType.Fixed64)
        {
            Utf8Formatter.TryFormat(bits, digits, out length);
        }
        else
        {
            Utf8Formatter.TryFormat(unchecked((long)bits), digits, out length);
        }

        writer.WritePropertyName(digits[..length]);
    }

    private MapKey KeyOf(JsonPlan plan, WireValue entry, ReadOnlySpan<byte> message, int place)
    {
        var first = values.Count;
        var bytes = entry.In(message);
        WireIndex.Add(plan, bytes, values);
        var key = new MapKey(place, plan.Fields[0].Type == FieldType.String ? XxHash3.HashToUInt64([]) : 0, 0, 0);
        foreach (var value in values.From(first))
        {
            if (value.Field == 0)
            {
                key = plan.Fields[0].Type == FieldType.String
                    ? new MapKey(place, XxHash3.HashToUInt64(value.In(bytes)), entry.Start + value.Start, value.Length)
                    : new MapKey(place, WireIndex.Narrow(plan.Fields[0].Type, WireIndex.BitsOf(value, bytes)), 0, 0);
            }
        }

        values.CutTo(first);
        return key;
    }

    // Equal keys stand beside one another once they are sorted, the later entry behind.
    private void DropOverruled(int firstKey, ReadOnlySpan<byte> message)
    {
        var sorted = keys.From(firstKey);
        sorted.Sort();
        for (var i = 0; i < sorted.Length; i++)
        {
            for (var later = i + 1; later < sorted.Length && sorted[later].Bits == sorted[i].Bits; later++)
            {
                if (TextOf(sorted[i], message).SequenceEqual(TextOf(sorted[later], message)))
                {
                    ref var entry = ref values[sorted[i].Place];
                    entry = entry with { Field = -1 };
                    break;
                }
            }
        }
    }

    private static ReadOnlySpan<byte> TextOf(in MapKey key, ReadOnlySpan<byte> message) => message.Slice(key.Start, key.Length);
}
