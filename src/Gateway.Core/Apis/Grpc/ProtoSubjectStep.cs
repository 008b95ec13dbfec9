using System.Collections.Immutable;

namespace Gateway.Core.Apis.Grpc;

/// <summary>A step from a message to a field of it, on the way to a subject.</summary>
/// <param name="Number">Number of the field, which is not repeated.</param>
/// <param name="Others">Numbers of the other members of its oneof; empty where it is in none.</param>
public readonly record struct ProtoSubjectStep(int Number, ImmutableArray<int> Others);
