namespace Gateway.Core.Apis.Grpc;

/// <summary>A step from a message to a field of it.</summary>
/// <param name="Number">Number of the field.</param>
/// <param name="Repeated">It is gone through element by element.</param>
public readonly record struct ProtoStep(int Number, bool Repeated);
