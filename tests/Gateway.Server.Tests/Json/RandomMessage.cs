using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Gateway.Server.Tests.Json;

/// <summary>Messages of any type made up at random, in their canonical bytes: ascending by number, each field as its descriptor says.</summary>
internal sealed class RandomMessage(Random random)
{
    private static readonly string[] s_texts =
        ["", "a", "张三", "\"\\/\u0000\n\t", "𠮷\u2028é", "true", "1e5", "<script>&'", new string('长', 60), new string('x', 200)];

    private static readonly long[] s_longs = [0, 1, -1, 127, 128, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 9_007_199_254_740_993];

    // The one NaN that is written; .NET's own has its sign set.
    private static readonly double[] s_reals =
        [0, -0.0, 1, -1.5, 0.1, 1e16, 1e-7, 123456789.125, BitConverter.UInt64BitsToDouble(0x7FF8_0000_0000_0000), double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, double.MaxValue];

    private static readonly string[] s_paths = ["name", "birth_date", "a.b_c.d", "line1"];

    /// <summary>A message that a seed stands for.</summary>
    public static byte[] Of(MessageDescriptor type, int seed) => new RandomMessage(new Random(seed)).Message(type, 0);

    private byte[] Message(MessageDescriptor type, int depth) => Write(output =>
    {
        switch (type.FullName)
        {
            case "google.protobuf.Timestamp":
                Int64(output, 1, random.NextInt64(-62_135_596_800, 253_402_300_800));
                Int64(output, 2, Nanos());
                return;
            case "google.protobuf.Duration":
                var sign = random.Next(2) == 0 ? 1 : -1;
                Int64(output, 1, sign * random.NextInt64(0, 315_576_000_000));
                Int64(output, 2, sign * Nanos());
                return;
            case "google.protobuf.FieldMask":
                for (var i = random.Next(3); i > 0; i--)
                {
                    output.WriteTag(1, WireFormat.WireType.LengthDelimited);
                    output.WriteString(s_paths[random.Next(s_paths.Length)]);
                }

                return;
            default:
                Fields(output, type, depth);
                return;
        }
    });

    private void Fields(CodedOutputStream output, MessageDescriptor type, int depth)
    {
        var chosen = type.Oneofs.Where(oneof => !oneof.IsSynthetic).Select(oneof => oneof.Fields[random.Next(oneof.Fields.Count)]).ToHashSet();
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            if (random.Next(4) == 0 || (field.RealContainingOneof is not null && !chosen.Contains(field)))
            {
                continue;
            }

            if (field.FieldType == FieldType.Message && depth >= 4)
            {
                continue;
            }

            Field(output, field, depth);
        }
    }

    private void Field(CodedOutputStream output, FieldDescriptor field, int depth)
    {
        if (field.IsMap)
        {
            Map(output, field, depth);
        }
        else if (!field.IsRepeated)
        {
            var value = Value(field, depth);
            if (field.HasPresence || !IsDefault(value))
            {
                output.WriteTag(field.FieldNumber, WireTypeOf(field.FieldType));
                Raw(output, value);
            }
        }
        else if (field.IsPacked && WireTypeOf(field.FieldType) != WireFormat.WireType.LengthDelimited)
        {
            var elements = Write(list => Repeat(() => Raw(list, Value(field, depth))));
            if (elements.Length > 0)
            {
                output.WriteTag(field.FieldNumber, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(elements));
            }
        }
        else
        {
            Repeat(() =>
            {
                output.WriteTag(field.FieldNumber, WireTypeOf(field.FieldType));
                Raw(output, Value(field, depth));
            });
        }
    }

    private void Map(CodedOutputStream output, FieldDescriptor field, int depth)
    {
        var keys = new HashSet<string>();
        Repeat(() =>
        {
            var key = Value(field.MessageType.FindFieldByNumber(1), depth);
            if (!keys.Add(Convert.ToHexString(key)))
            {
                return;
            }

            var entry = Write(inner =>
            {
                inner.WriteTag(1, WireTypeOf(field.MessageType.FindFieldByNumber(1).FieldType));
                Raw(inner, key);
                inner.WriteTag(2, WireTypeOf(field.MessageType.FindFieldByNumber(2).FieldType));
                Raw(inner, Value(field.MessageType.FindFieldByNumber(2), depth));
            });
            output.WriteTag(field.FieldNumber, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(entry));
        });
    }

    private void Repeat(Action act)
    {
        for (var i = random.Next(20) == 0 ? 40 : random.Next(4); i > 0; i--)
        {
            act();
        }
    }

    private byte[] Value(FieldDescriptor field, int depth) => Write(output =>
    {
        var number = random.Next(2) == 0 ? s_longs[random.Next(s_longs.Length)] : random.NextInt64(-1000, 1000);
        var real = random.Next(2) == 0 ? s_reals[random.Next(s_reals.Length)] : random.NextDouble() * 1000;
        switch (field.FieldType)
        {
            case FieldType.Double: output.WriteDouble(real); break;
            case FieldType.Float: output.WriteFloat((float)real); break;
            case FieldType.Int64: output.WriteInt64(number); break;
            case FieldType.UInt64: output.WriteUInt64((ulong)number); break;
            case FieldType.Int32: output.WriteInt32((int)number); break;
            case FieldType.Fixed64: output.WriteFixed64((ulong)number); break;
            case FieldType.Fixed32: output.WriteFixed32((uint)number); break;
            case FieldType.Bool: output.WriteBool(number % 2 == 0); break;
            case FieldType.String: output.WriteString(s_texts[random.Next(s_texts.Length)]); break;
            case FieldType.Bytes: output.WriteBytes(ByteString.CopyFrom(Bytes())); break;
            case FieldType.UInt32: output.WriteUInt32((uint)number); break;
            case FieldType.SFixed32: output.WriteSFixed32((int)number); break;
            case FieldType.SFixed64: output.WriteSFixed64(number); break;
            case FieldType.SInt32: output.WriteSInt32((int)number); break;
            case FieldType.SInt64: output.WriteSInt64(number); break;
            case FieldType.Enum: output.WriteEnum(random.Next(3) == 0 ? (int)number : random.Next(2)); break;
            default: output.WriteBytes(ByteString.CopyFrom(Message(field.MessageType, depth + 1))); break;
        }
    });

    private byte[] Bytes()
    {
        var bytes = new byte[random.Next(0, 9) == 0 ? 300 : random.Next(0, 6)];
        random.NextBytes(bytes);
        return bytes;
    }

    private int Nanos() => random.Next(4) switch
    {
        0 => 0,
        1 => random.Next(1000) * 1_000_000,
        2 => random.Next(1_000_000) * 1000,
        _ => random.Next(1_000_000_000),
    };

    private static bool IsDefault(byte[] value) => value.All(part => part == 0);

    private static void Int64(CodedOutputStream output, int number, long value)
    {
        if (value != 0)
        {
            output.WriteTag(number, WireFormat.WireType.Varint);
            output.WriteInt64(value);
        }
    }

    private static void Raw(CodedOutputStream output, byte[] bytes)
    {
        foreach (var part in bytes)
        {
            output.WriteRawTag(part);
        }
    }

    private static byte[] Write(Action<CodedOutputStream> write)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            write(output);
        }

        return stream.ToArray();
    }

    private static WireFormat.WireType WireTypeOf(FieldType type) => type switch
    {
        FieldType.String or FieldType.Bytes or FieldType.Message => WireFormat.WireType.LengthDelimited,
        FieldType.Double or FieldType.Fixed64 or FieldType.SFixed64 => WireFormat.WireType.Fixed64,
        FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32 => WireFormat.WireType.Fixed32,
        _ => WireFormat.WireType.Varint,
    };
}
