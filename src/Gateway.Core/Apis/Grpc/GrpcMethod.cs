using System.Collections.Immutable;

namespace Gateway.Core.Apis.Grpc;

/// <summary>What an operation is in gRPC.</summary>
public sealed record GrpcMethod
{
    /// <summary>The caller sends a stream.</summary>
    public required bool ClientStreams { get; init; }

    /// <summary>A stream is answered.</summary>
    public required bool ServerStreams { get; init; }

    /// <summary>It declares <c>idempotency_level = NO_SIDE_EFFECTS</c>.</summary>
    public required bool IsSafe { get; init; }

    /// <summary>Greatest time until the first message of a stream; null where nothing bounds it.</summary>
    public required TimeSpan? FirstMessage { get; init; }

    /// <summary>Where the entry's fields stand in its response message, as its operation's places say.</summary>
    public required ImmutableArray<ProtoPlace> Places { get; init; }

    /// <summary>Where subjects stand in its request message; none where the caller sends a stream.</summary>
    public required ImmutableArray<ProtoSubject> Subjects { get; init; }

    /// <summary>One message is asked, and one answers.</summary>
    public bool IsUnary => !ClientStreams && !ServerStreams;

    /// <summary>
    /// Callers of the other may go on as they were: the same shape, each field where it stood, in the same form, and the same subjects, of
    /// which none is required that was not.
    /// </summary>
    public static bool IsCalledAs(GrpcMethod? before, GrpcMethod? after) =>
        before is null || after is null
            ? before is null && after is null
            : before.ClientStreams == after.ClientStreams && before.ServerStreams == after.ServerStreams
                && before.Places.All(place => after.Places.Any(place.IsReadAs))
                && before.Subjects.Length == after.Subjects.Length
                && before.Subjects.All(subject => after.Subjects.Any(other => subject.IsReadAs(other) && (subject.Required || !other.Required)));
}
