using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using WireKind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Gateway.Server.Tests.Json;

/// <summary>Message types made up at random: every type, nested, repeated, in maps and oneofs, with and without presence.</summary>
internal sealed class RandomSchema
{
    private static readonly WireKind[] s_keys =
    [
        WireKind.Int32, WireKind.Int64, WireKind.Uint32, WireKind.Uint64, WireKind.Sint32, WireKind.Sint64, WireKind.Fixed32,
        WireKind.Fixed64, WireKind.Sfixed32, WireKind.Sfixed64, WireKind.Bool, WireKind.String,
    ];

    private static readonly WireKind[] s_values = [.. s_keys, WireKind.Double, WireKind.Float, WireKind.Bytes, WireKind.Enum, WireKind.Message];

    private static readonly string[] s_words = ["name", "birth_date", "x", "line_1", "URL", "a_b_c", "citizen_number", "Mixed_Case", "_lead", "trail_"];

    private static readonly string[] s_known =
    [
        ".google.protobuf.Timestamp", ".google.protobuf.Duration", ".google.protobuf.FieldMask", ".google.type.Date",
        ".google.protobuf.StringValue", ".google.protobuf.Int64Value", ".google.protobuf.BoolValue", ".google.protobuf.DoubleValue",
    ];

    private static readonly FileDescriptor[] s_imports =
        [TimestampReflection.Descriptor, DurationReflection.Descriptor, FieldMaskReflection.Descriptor, WrappersReflection.Descriptor, DateReflection.Descriptor];

    private readonly Random _random;
    private readonly string _package;
    private readonly int _messages;

    private RandomSchema(int seed)
    {
        _random = new Random(seed);
        _package = $"made{(uint)seed}";
        _messages = _random.Next(1, 5);
    }

    /// <summary>The first message type of a file that the seed stands for.</summary>
    public static MessageDescriptor Of(int seed)
    {
        var file = new RandomSchema(seed).File();
        var built = FileDescriptor.BuildFromByteStrings([.. s_imports.Select(import => import.SerializedData), file.ToByteString()]);
        return built[^1].MessageTypes[0];
    }

    private FileDescriptorProto File()
    {
        var file = new FileDescriptorProto { Name = $"{_package}.proto", Package = _package, Syntax = "proto3" };
        file.Dependency.AddRange(s_imports.Select(import => import.Name));
        file.EnumType.Add(new EnumDescriptorProto
        {
            Name = "Kind",
            Options = new EnumOptions { AllowAlias = true },
            Value =
            {
                new EnumValueDescriptorProto { Name = "KIND_UNSPECIFIED", Number = 0 },
                new EnumValueDescriptorProto { Name = "KIND_A", Number = 1 },
                new EnumValueDescriptorProto { Name = "KIND_SAME", Number = 1 },
                new EnumValueDescriptorProto { Name = "KIND_BELOW", Number = -3 },
                new EnumValueDescriptorProto { Name = "KIND_FAR", Number = int.MaxValue },
            },
        });
        for (var i = 0; i < _messages; i++)
        {
            file.MessageType.Add(Message(i));
        }

        return file;
    }

    private DescriptorProto Message(int place)
    {
        var message = new DescriptorProto { Name = $"M{place}" };
        var numbers = new HashSet<int>();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var fields = _random.Next(0, 10) == 0 ? _random.Next(60, 90) : _random.Next(0, 9);
        var oneofs = _random.Next(0, 3);
        for (var i = 0; i < oneofs; i++)
        {
            message.OneofDecl.Add(new OneofDescriptorProto { Name = $"one_{i}" });
        }

        var members = new int[oneofs];
        for (var i = 0; i < fields; i++)
        {
            var number = _random.Next(0, 3) == 0 ? _random.Next(1, 18_000) : _random.Next(1, 70);
            var name = $"{s_words[_random.Next(s_words.Length)]}{(_random.Next(2) == 0 ? "_" : "")}{i}x";
            if (!numbers.Add(number) || !names.Add(name.Replace("_", "", StringComparison.Ordinal)))
            {
                continue;
            }

            var field = new FieldDescriptorProto { Name = name, Number = number, Label = Label.Optional };
            message.Field.Add(field);
            switch (_random.Next(6))
            {
                case 0:
                    SetType(field, s_values);
                    field.Label = Label.Repeated;
                    if (_random.Next(2) == 0 && field.Type is not (WireKind.String or WireKind.Bytes or WireKind.Message))
                    {
                        field.Options = new FieldOptions { Packed = _random.Next(2) == 0 };
                    }

                    break;
                case 1:
                    AddMap(message, field);
                    break;
                case 2 when oneofs > 0:
                    SetType(field, s_values);
                    field.OneofIndex = _random.Next(oneofs);
                    members[field.OneofIndex]++;
                    break;
                case 3:
                    SetType(field, s_values);
                    field.Proto3Optional = field.Type != WireKind.Message;
                    break;
                default:
                    SetType(field, s_values);
                    break;
            }
        }

        Settle(message, members);
        return message;
    }

    // A oneof without members is none; those of proto3 optional come last.
    private static void Settle(DescriptorProto message, int[] members)
    {
        for (var i = members.Length - 1; i >= 0; i--)
        {
            if (members[i] > 0)
            {
                continue;
            }

            message.OneofDecl.RemoveAt(i);
            foreach (var field in message.Field.Where(field => field.HasOneofIndex && field.OneofIndex > i))
            {
                field.OneofIndex--;
            }
        }

        // Members of a oneof stand together.
        var ordered = message.Field.OrderBy(field => field.HasOneofIndex ? field.OneofIndex : -1).ToList();
        message.Field.Clear();
        message.Field.AddRange(ordered);
        foreach (var field in message.Field.Where(field => field.Proto3Optional))
        {
            field.OneofIndex = message.OneofDecl.Count;
            message.OneofDecl.Add(new OneofDescriptorProto { Name = "_" + field.Name });
        }
    }

    private void SetType(FieldDescriptorProto field, WireKind[] kinds)
    {
        field.Type = kinds[_random.Next(kinds.Length)];
        if (field.Type == WireKind.Enum)
        {
            field.TypeName = $".{_package}.Kind";
        }
        else if (field.Type == WireKind.Message)
        {
            field.TypeName = _random.Next(2) == 0 ? $".{_package}.M{_random.Next(_messages)}" : s_known[_random.Next(s_known.Length)];
        }
    }

    private void AddMap(DescriptorProto message, FieldDescriptorProto field)
    {
        // The compiler's name for the entry of a map: the field's own in PascalCase.
        var name = string.Concat(field.Name.Split('_').Select(part => part.Length == 0 ? "" : char.ToUpperInvariant(part[0]) + part[1..])) + "Entry";
        var key = new FieldDescriptorProto { Name = "key", Number = 1, Label = Label.Optional };
        var value = new FieldDescriptorProto { Name = "value", Number = 2, Label = Label.Optional };
        SetType(key, s_keys);
        SetType(value, s_values);
        message.NestedType.Add(new DescriptorProto { Name = name, Field = { key, value }, Options = new MessageOptions { MapEntry = true } });
        field.Label = Label.Repeated;
        field.Type = WireKind.Message;
        field.TypeName = $".{_package}.M{message.Name[1..]}.{name}";
    }
}
