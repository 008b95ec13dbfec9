using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>What a caller does over and over.</summary>
internal abstract class Calls
{
    /// <summary>Length of a request in bytes.</summary>
    public abstract int RequestBytes { get; }

    /// <summary>Makes one call, for keys at random; returns the length of the reply in bytes.</summary>
    /// <exception cref="InvalidDataException">The reply is not what was asked for.</exception>
    public abstract Task<int> MakeAsync(CallInvoker invoker, CallOptions options, Random random);
}
