using System.Collections.Immutable;
using Gateway.Core.Apis;
using Gateway.Core.Apis.Grpc;
using Google.Protobuf.Reflection;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Grpc;

/// <summary>Reads the operations of a gRPC API, of a document that was checked. Of its descriptors nothing stays in memory but the ways to fields.</summary>
internal static class GrpcReader
{
    /// <exception cref="InvalidDataException">They cannot be read.</exception>
    public static ImmutableArray<ApiOperation> Read(Proto.GrpcApi document, IEnumerable<Proto.ApiOperation> operations, Func<string, int> indexOf)
    {
        if (!DescriptorSet.TryRead(document.DescriptorSet, out var set, out var fault))
        {
            throw new InvalidDataException($"The descriptor set cannot be read: {fault}.");
        }

        TimeSpan? firstMessage = document.FirstMessageMs == 0 ? null : TimeSpan.FromMilliseconds(document.FirstMessageMs);
        return [.. operations.Select(operation => Read(operation, set, firstMessage, indexOf))];
    }

    private static ApiOperation Read(Proto.ApiOperation document, DescriptorSet set, TimeSpan? firstMessage, Func<string, int> indexOf)
    {
        if (set.Find(document.GrpcMethod) is not { } method || !PathTemplate.TryParse("/" + document.GrpcMethod, out var path))
        {
            throw new InvalidDataException("The descriptor set has no such method.");
        }

        return new ApiOperation
        {
            Name = document.Name,
            Method = "POST",
            Path = path,
            Parameters = [],
            Places = [.. document.Places.Select(place => new ApiPlace(indexOf(place.Field), place.Path))],
            TakesBody = true,
            WholeAnswer = document.WholeAnswer,
            Grpc = new GrpcMethod
            {
                ClientStreams = method.IsClientStreaming,
                ServerStreams = method.IsServerStreaming,
                IsSafe = method.GetOptions()?.IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects,
                FirstMessage = firstMessage,
                Places = [.. document.Places.Select(place => Read(place, method, indexOf))],
                Subjects = [.. document.Subjects.Select(subject => Read(subject, method))],
            },
        };
    }

    private static ProtoPlace Read(Proto.ApiPlace document, MethodDescriptor method, Func<string, int> indexOf) =>
        PlacePath.Find(method.OutputType, document.Path, out _) is { } found
            ? new ProtoPlace(indexOf(document.Field), found.Steps, found.Scalar)
            : throw new InvalidDataException("The response has no such place.");

    private static ProtoSubject Read(Proto.ApiSubject document, MethodDescriptor method) =>
        SubjectPath.Find(method.InputType, document.Path, out _) is { } steps
            ? new ProtoSubject(document.Path, steps, document.SubjectType, document.Required)
            : throw new InvalidDataException("The request has no such subject.");
}
