using Gateway.Core.Apis;
using Gateway.Core.Apis.Grpc;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Google.Protobuf.Reflection;
using Field = Gateway.Core.Catalogue.Field;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Grpc;

/// <summary>Checks what makes an API one of gRPC.</summary>
internal static class GrpcDocument
{
    private const int GreatestTimeout = 600_000;
    private const int GreatestMessage = 16_384;

    /// <summary>Checks all of it but its operations; the set, where it is sound.</summary>
    public static DescriptorSet? Check(Proto.ApiTerms api, FaultList faults)
    {
        ValueRules.CheckRange(faults, "api.grpc.first_message_ms", api.Grpc.FirstMessageMs, 0, GreatestTimeout);
        ValueRules.CheckRange(faults, "api.answer_kib", api.AnswerKib, 0, GreatestMessage);
        if (api.Grpc.DescriptorSet.Length is 0 or > DescriptorSet.GreatestSize)
        {
            faults.Add("api.grpc.descriptor_set", GrpcRules.DescriptorSize, DescriptorSet.GreatestSize);
            return null;
        }

        if (DescriptorSet.TryRead(api.Grpc.DescriptorSet, out var set, out var fault))
        {
            return set;
        }

        faults.Add("api.grpc.descriptor_set", GrpcRules.Descriptor, fault);
        return null;
    }

    /// <summary>Checks an operation; its method and places too, where the set is sound.</summary>
    public static void CheckOperation(
        Proto.ApiOperation operation, IEnumerable<Proto.ApiOperation> before, DescriptorSet? set, Field[] fields, FaultList faults)
    {
        CheckUnused(operation, faults);
        GrpcRules.CheckWhole(faults, operation.WholeAnswer, operation.Places.Count);
        ValueRules.CheckCount(faults, "places", operation.Places.Count, Entry.GreatestFieldCount);
        if (before.FirstOrDefault(other => other.GrpcMethod == operation.GrpcMethod) is { } same)
        {
            faults.Add("grpc_method", ApiRules.Ambiguous, same.Name);
        }

        var method = set?.Find(operation.GrpcMethod);
        if (set is not null && (method is null || !PathTemplate.TryParse("/" + operation.GrpcMethod, out _)))
        {
            faults.Add("grpc_method", GrpcRules.Method, string.Join(", ", set.Methods.Take(20)));
        }

        for (var i = 0; i < operation.Places.Count; i++)
        {
            using var step = faults.In("places", i);
            CheckPlace(operation, i, method, fields, faults);
        }

        GrpcSubjects.Check(operation, method, faults);
    }

    private static void CheckUnused(Proto.ApiOperation operation, FaultList faults)
    {
        if (operation.Method.Length > 0)
        {
            faults.Add("method", GrpcRules.Unused);
        }

        if (operation.Path.Length > 0)
        {
            faults.Add("path", GrpcRules.Unused);
        }

        if (operation.Parameters.Count > 0)
        {
            faults.Add("parameters", GrpcRules.Unused);
        }

        if (operation.TakesBody)
        {
            faults.Add("takes_body", GrpcRules.Unused);
        }

        if (operation.BodySchema.Length > 0)
        {
            faults.Add("body_schema", GrpcRules.Unused);
        }

        if (operation.AbsentBy404)
        {
            faults.Add("absent_by_404", GrpcRules.Unused);
        }

        if (operation.ResultCode is not null)
        {
            faults.Add("result_code", GrpcRules.Unused);
        }
    }

    private static void CheckPlace(Proto.ApiOperation operation, int index, MethodDescriptor? method, Field[] fields, FaultList faults)
    {
        var place = operation.Places[index];
        var field = fields.FirstOrDefault(field => string.Equals(field.ApiName, place.Field, StringComparison.Ordinal));
        if (field is null)
        {
            faults.Add("field", FieldRules.Unknown);
        }

        if (place.Pointer.Length > 0)
        {
            faults.Add("pointer", GrpcRules.Unused);
        }

        if (operation.Places.Take(index).FirstOrDefault(other => Overlap(other.Path, place.Path)) is { } overlapped)
        {
            faults.Add("path", GrpcRules.Overlap, overlapped.Field);
        }

        if (method is null)
        {
            return;
        }

        if (PlacePath.Find(method.OutputType, place.Path, out var fault) is not { } found)
        {
            faults.Add("path", fault.Rule, fault.Arguments);
        }
        else if (field is not null && !GrpcRules.Fits(field.Type, found.Scalar))
        {
            faults.Add("path", GrpcRules.Type, NameOf(field.Type), NameOf(found.Scalar));
        }
    }

    private static bool Overlap(string one, string other) =>
        one == other || one.StartsWith(other + ".", StringComparison.Ordinal) || other.StartsWith(one + ".", StringComparison.Ordinal);

#pragma warning disable CA1308 // Names of types are written in lower case in both languages.
    private static string NameOf(Core.Catalogue.FieldType type) => type.ToString().ToLowerInvariant();

    private static string NameOf(ProtoScalar scalar) => scalar == ProtoScalar.Text ? "string" : scalar.ToString().ToLowerInvariant();
#pragma warning restore CA1308
}
