using System.Buffers.Binary;
using Gateway.Core.Records;
using Google.Protobuf.Reflection;

namespace Gateway.Server.SharedData.Json;

/// <summary>Finds the values of a message on the wire, and puts them in the order of their fields.</summary>
internal static class WireIndex
{
    /// <summary>
    /// Adds the values of the fields that the plan knows. A field of another wire type than its own counts as unknown, as every parser has it;
    /// of a oneof the member that comes last stays.
    /// </summary>
    public static void Add(JsonPlan plan, ReadOnlySpan<byte> message, PooledStack<WireValue> values)
    {
        var first = values.Count;
        var ascending = true;
        var last = -1;
        var scanner = new RecordScanner(message);
        while (scanner.Read())
        {
            if (!plan.TryField(scanner.Number, out var field) || !Fits(field, scanner.WireType))
            {
                continue;
            }

            message.Overlaps(scanner.FieldBytes, out var start);
            start += scanner.FieldBytes.Length - scanner.Payload.Length;
            values.Push(new WireValue(field.Index, scanner.WireType, start, scanner.Payload.Length, scanner.Varint));
            ascending &= field.Index >= last;
            last = field.Index;
        }

        if (scanner.Flaw != RecordFlaw.None)
        {
            throw new InvalidDataException($"The bytes are no {plan.Name}: {scanner.Flaw}.");
        }

        if (plan.Oneofs > 0)
        {
            ascending &= !DropOverruled(plan, values.From(first));
        }

        if (!ascending)
        {
            values.From(first).Sort();
        }
    }

    /// <summary>The value's number as it stands on the wire.</summary>
    public static ulong BitsOf(in WireValue value, ReadOnlySpan<byte> message) => value.WireType switch
    {
        WireType.Varint => value.Varint,
        WireType.Fixed32 => BinaryPrimitives.ReadUInt32LittleEndian(value.In(message)),
        _ => BinaryPrimitives.ReadUInt64LittleEndian(value.In(message)),
    };

    /// <summary>The number as its type has it: cut to 32 bits where that is all it has, zigzag undone.</summary>
    public static ulong Narrow(FieldType type, ulong bits) => type switch
    {
        FieldType.Bool => bits == 0 ? 0UL : 1,
        FieldType.Int32 or FieldType.Enum or FieldType.SFixed32 => unchecked((ulong)(int)bits),
        FieldType.UInt32 => (uint)bits,
        FieldType.SInt32 => unchecked((ulong)((int)((uint)bits >> 1) ^ -(int)(bits & 1))),
        FieldType.SInt64 => unchecked((ulong)((long)(bits >> 1) ^ -(long)(bits & 1))),
        _ => bits,
    };

    private static bool Fits(JsonField field, WireType type) =>
        field.IsMap ? type == WireType.Length : type == field.WireType || (field.IsRepeated && field.IsPackable && type == WireType.Length);

    // Seen from the end: the first member met stays, and so do its own values before it, up to the first of another member.
    private static bool DropOverruled(JsonPlan plan, Span<WireValue> values)
    {
        Span<int> winners = plan.Oneofs <= 64 ? stackalloc int[plan.Oneofs] : new int[plan.Oneofs];
        Span<bool> closed = plan.Oneofs <= 64 ? stackalloc bool[plan.Oneofs] : new bool[plan.Oneofs];
        winners.Fill(-1);
        closed.Clear();
        var dropped = false;
        for (var i = values.Length - 1; i >= 0; i--)
        {
            var oneof = plan.Fields[values[i].Field].Oneof;
            if (oneof < 0)
            {
                continue;
            }

            winners[oneof] = winners[oneof] < 0 ? values[i].Field : winners[oneof];
            closed[oneof] |= winners[oneof] != values[i].Field;
            if (closed[oneof])
            {
                values[i] = values[i] with { Field = -1 };
                dropped = true;
            }
        }

        return dropped;
    }
}
