using System.Buffers.Binary;
using Gateway.Core.Records;

namespace Gateway.Server.SharedData.Json;

/// <summary>Numbers that stand one behind the other in one value.</summary>
internal static class PackedElements
{
    /// <summary>Takes the next number, as its type has it, from the front of the elements.</summary>
    public static ulong Read(JsonField field, ref ReadOnlySpan<byte> elements)
    {
        var bits = field.WireType switch
        {
            WireType.Fixed32 => BinaryPrimitives.ReadUInt32LittleEndian(Take(ref elements, 4)),
            WireType.Fixed64 => BinaryPrimitives.ReadUInt64LittleEndian(Take(ref elements, 8)),
            _ => Varint(ref elements),
        };
        return WireIndex.Narrow(field.Type, bits);
    }

    private static ulong Varint(ref ReadOnlySpan<byte> elements)
    {
        ulong value = 0;
        for (var shift = 0; shift < 70; shift += 7)
        {
            var next = Take(ref elements, 1)[0];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number of a packed list is longer than ten bytes.");
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> elements, int length)
    {
        if (elements.Length < length)
        {
            throw new InvalidDataException("A packed list ends inside a number.");
        }

        var taken = elements[..length];
        elements = elements[length..];
        return taken;
    }
}
