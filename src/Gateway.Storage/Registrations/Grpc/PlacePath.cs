using System.Collections.Immutable;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Catalogue.Rules;
using Google.Protobuf.Reflection;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Gateway.Storage.Registrations.Grpc;

/// <summary>Finds a place in a response message by names of fields.</summary>
internal static class PlacePath
{
    /// <summary>The way there; null with its fault where there is none.</summary>
    public static (ImmutableArray<ProtoStep> Steps, ProtoScalar Scalar)? Find(MessageDescriptor message, string path, out (Rule Rule, object[] Arguments) fault) =>
        FieldPath.Find(message, path, out fault) is { } fields
            ? ([.. fields.Select(field => new ProtoStep(field.FieldNumber, field.IsRepeated))], ScalarOf(fields[^1].FieldType))
            : null;

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
