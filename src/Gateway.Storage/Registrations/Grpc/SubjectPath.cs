using System.Collections.Immutable;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Catalogue.Rules;
using Google.Protobuf.Reflection;
using FieldType = Google.Protobuf.Reflection.FieldType;

namespace Gateway.Storage.Registrations.Grpc;

/// <summary>Finds a subject in a request message by names of fields.</summary>
internal static class SubjectPath
{
    /// <summary>The way there; null with its fault where there is none, or no single text at its end.</summary>
    public static ImmutableArray<ProtoSubjectStep>? Find(MessageDescriptor message, string path, out (Rule Rule, object[] Arguments) fault)
    {
        if (FieldPath.Find(message, path, out fault) is not { } fields)
        {
            return null;
        }

        if ((fields.FirstOrDefault(field => field.IsRepeated) ?? (fields[^1].FieldType == FieldType.String ? null : fields[^1])) is { } unfit)
        {
            fault = (GrpcRules.SubjectPlace, [unfit.Name]);
            return null;
        }

        return [.. fields.Select(field => new ProtoSubjectStep(field.FieldNumber, OthersOf(field)))];
    }

    /// <summary>That proto3 writes an optional field as the one member of a oneof changes nothing: it has no others.</summary>
    private static ImmutableArray<int> OthersOf(FieldDescriptor field) =>
        [.. field.ContainingOneof?.Fields.Select(other => other.FieldNumber).Where(number => number != field.FieldNumber) ?? []];
}
