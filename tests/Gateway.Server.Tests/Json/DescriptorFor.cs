using Gateway.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using WireKind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace Gateway.Server.Tests.Json;

/// <summary>Message types made for one test.</summary>
internal static class DescriptorFor
{
    /// <summary>A message that holds itself.</summary>
    public static MessageDescriptor Recursive => Build(new DescriptorProto
    {
        Name = "M",
        Field = { new FieldDescriptorProto { Name = "self", Number = 1, Label = Label.Optional, Type = WireKind.Message, TypeName = ".made.M" } },
    });

    /// <summary>A message of that many texts.</summary>
    public static MessageDescriptor Wide(int fields)
    {
        var message = new DescriptorProto { Name = "M" };
        for (var i = 0; i < fields; i++)
        {
            message.Field.Add(new FieldDescriptorProto { Name = $"member{i}", Number = i + 1, Label = Label.Optional, Type = WireKind.String });
        }

        return Build(message);
    }

    /// <summary>A message with a member of every type of which parsers read more than the mapping says.</summary>
    public static MessageDescriptor Lax => Build(
        new DescriptorProto
        {
            Name = "M",
            Field =
            {
                Member(1, "whole", WireKind.Int32), Member(2, "real", WireKind.Double), Member(3, "small", WireKind.Float), Member(4, "bits", WireKind.Bytes),
                Member(5, "text", WireKind.String), Member(6, "one_and_all", WireKind.Int32), Member(7, "kind", WireKind.Enum, ".gateway.v1.Absence"),
                Member(8, "self", WireKind.Message, ".made.M"), Member(9, "moment", WireKind.Message, ".google.protobuf.Timestamp"),
                Member(10, "span", WireKind.Message, ".google.protobuf.Duration"), Member(11, "mask", WireKind.Message, ".google.protobuf.FieldMask"),
                new FieldDescriptorProto { Name = "keyed", Number = 12, Label = Label.Repeated, Type = WireKind.Message, TypeName = ".made.M.KeyedEntry" },
            },
            NestedType =
            {
                new DescriptorProto { Name = "KeyedEntry", Field = { Member(1, "key", WireKind.Int32), Member(2, "value", WireKind.String) }, Options = new MessageOptions { MapEntry = true } },
            },
        },
        DurationReflection.Descriptor,
        FieldMaskReflection.Descriptor,
        RecordReflection.Descriptor);

    private static FieldDescriptorProto Member(int number, string name, WireKind type, string typeName = "")
    {
        var field = new FieldDescriptorProto { Name = name, Number = number, Label = Label.Optional, Type = type };
        if (typeName.Length > 0)
        {
            field.TypeName = typeName;
        }

        return field;
    }

    private static MessageDescriptor Build(DescriptorProto message, params FileDescriptor[] imports)
    {
        var file = new FileDescriptorProto { Name = "made.proto", Package = "made", Syntax = "proto3", MessageType = { message }, Dependency = { imports.SelectMany(import => import.Dependencies.Append(import)).Select(import => import.Name) } };
        var all = imports.SelectMany(import => import.Dependencies.Append(import)).Select(import => import.SerializedData).Append(file.ToByteString());
        return FileDescriptor.BuildFromByteStrings(all)[^1].MessageTypes[0];
    }
}
