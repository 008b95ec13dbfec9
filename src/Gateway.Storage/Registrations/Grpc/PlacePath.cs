using System.Collections.Immutable;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Catalogue.Rules;
using Google.Protobuf.Reflection;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Gateway.Storage.Registrations.Grpc;

/// <summary>Finds a place in a message by names of fields.</summary>
internal static class PlacePath
{
    /// <summary>The way there; null with its fault where there is none.</summary>
    public static (ImmutableArray<ProtoStep> Steps, ProtoScalar Scalar)? Find(MessageDescriptor message, string path, out (Rule Rule, object[] Arguments) fault)
    {
        var names = path.Split('.');
        fault = default;
        if (path.Length == 0 || names.Length > ProtoPlace.GreatestDepth)
        {
            fault = (GrpcRules.PathLength, [ProtoPlace.GreatestDepth]);
            return null;
        }

        var steps = ImmutableArray.CreateBuilder<ProtoStep>(names.Length);
        for (var i = 0; ; i++)
        {
            if (message.FindFieldByName(names[i]) is not { } field)
            {
                fault = (GrpcRules.Path, [message.FullName, i + 1]);
                return null;
            }

            if (field.IsMap || field.FieldType == FieldType.Group)
            {
                fault = (GrpcRules.NotPassable, [names[i]]);
                return null;
            }

            steps.Add(new ProtoStep(field.FieldNumber, field.IsRepeated));
            var isLast = i == names.Length - 1;
            if (field.FieldType == FieldType.Message ? isLast : !isLast)
            {
                fault = (isLast ? GrpcRules.NotScalar : GrpcRules.NotMessage, [names[i]]);
                return null;
            }

            if (isLast)
            {
                return (steps.MoveToImmutable(), ScalarOf(field.FieldType));
            }

            message = field.MessageType;
        }
    }

    private static ProtoScalar ScalarOf(FieldType type) => type switch
    {
        FieldType.String => ProtoScalar.Text,
        FieldType.Bytes => ProtoScalar.Bytes,
        FieldType.Bool => ProtoScalar.Bool,
        FieldType.Enum => ProtoScalar.Enum,
        FieldType.Int32 => ProtoScalar.Int32,
        FieldType.Int64 => ProtoScalar.Int64,
        FieldType.UInt32 => ProtoScalar.UInt32,
        FieldType.UInt64 => ProtoScalar.UInt64,
        FieldType.SInt32 => ProtoScalar.SInt32,
        FieldType.SInt64 => ProtoScalar.SInt64,
        FieldType.Fixed32 => ProtoScalar.Fixed32,
        FieldType.Fixed64 => ProtoScalar.Fixed64,
        FieldType.SFixed32 => ProtoScalar.SFixed32,
        FieldType.SFixed64 => ProtoScalar.SFixed64,
        FieldType.Float => ProtoScalar.Float,
        FieldType.Double => ProtoScalar.Double,
        _ => throw new InvalidDataException($"{type} is no scalar."),
    };
}
