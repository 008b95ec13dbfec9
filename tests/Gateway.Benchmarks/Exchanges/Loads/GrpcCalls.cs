using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Calls over gRPC.</summary>
internal abstract class GrpcCalls : Calls
{
    /// <inheritdoc/>
    public override CallConnection Open(LoadGenerator generator, Uri address)
    {
        var channel = generator.Connect(address);
        var invoker = channel.CreateCallInvoker();
        return new(channel, (random, cancellationToken) => MakeAsync(invoker, new CallOptions(cancellationToken: cancellationToken), random));
    }

    /// <summary>Makes one call, for keys at random; returns the length of the reply in bytes.</summary>
    /// <exception cref="InvalidDataException">The reply is not what was asked for.</exception>
    public abstract Task<int> MakeAsync(CallInvoker invoker, CallOptions options, Random random);
}
