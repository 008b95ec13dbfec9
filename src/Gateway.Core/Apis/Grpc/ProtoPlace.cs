using System.Collections.Immutable;

namespace Gateway.Core.Apis.Grpc;

/// <summary>Where a field of an entry stands in a response message.</summary>
/// <param name="Field">Index of the field in the entry.</param>
/// <param name="Steps">The way to it: at least one.</param>
/// <param name="Scalar">What stands there.</param>
public sealed record ProtoPlace(int Field, ImmutableArray<ProtoStep> Steps, ProtoScalar Scalar)
{
    /// <summary>Greatest number of steps.</summary>
    public const int GreatestDepth = 16;

    /// <summary>The same bytes of a message mean it.</summary>
    public bool IsReadAs(ProtoPlace other) =>
        other is not null && Scalar == other.Scalar && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());
}
