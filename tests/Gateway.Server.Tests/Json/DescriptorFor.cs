using Google.Protobuf;
using Google.Protobuf.Reflection;
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

    private static MessageDescriptor Build(DescriptorProto message)
    {
        var file = new FileDescriptorProto { Name = "made.proto", Package = "made", Syntax = "proto3", MessageType = { message } };
        return FileDescriptor.BuildFromByteStrings([file.ToByteString()])[0].MessageTypes[0];
    }
}
