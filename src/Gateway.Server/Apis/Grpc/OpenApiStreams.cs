using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Grpc;

/// <summary>How many streams of departments' gRPC APIs each system has open: each holds a place at its entry's bulkhead for as long as it likes.</summary>
internal sealed class OpenApiStreams() : OpenOfSystem(GreatestOfSystem)
{
    /// <summary>Streams that a system may have open at once, on one replica.</summary>
    public const int GreatestOfSystem = 64;

    /// <summary>The refusal of one more.</summary>
    public static Refusal TooMany(string agreement) => new(
        Reasons.RateExceeded, agreement, Detail: $"{GreatestOfSystem} streams of one system at once. 每个系统最多同时打开 {GreatestOfSystem} 路流。");
}
