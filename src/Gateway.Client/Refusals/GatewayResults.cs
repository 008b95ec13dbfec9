using System.Runtime.CompilerServices;
using Grpc.Core;

namespace Gateway.Client.Refusals;

/// <summary>Calls whose refusals are values.</summary>
public static class GatewayResults
{
    /// <summary>Awaits a call: <c>await client.LookupAsync(request).ToResultAsync()</c>. Throws only where the caller cancelled.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async Task<GatewayResult<T>> ToResultAsync<T>(this AsyncUnaryCall<T> call)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(call);
        using (call)
        {
            try
            {
                return GatewayResult<T>.Answered(await call);
            }
            catch (RpcException failure)
            {
                return Refused<T>(failure);
            }
        }
    }

    /// <summary>
    /// Reads a stream: each message is a result, and a refusal or failure is the last one.
    /// A stream that ends without a refusal is complete.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public static async IAsyncEnumerable<GatewayResult<T>> ReadResultsAsync<T>(
        this AsyncServerStreamingCall<T> call, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(call);
        using (call)
        {
            while (await NextAsync(call, cancellationToken) is { } result)
            {
                yield return result;
                if (!result.IsAnswered)
                {
                    yield break;
                }
            }
        }
    }

    private static async Task<GatewayResult<T>?> NextAsync<T>(AsyncServerStreamingCall<T> call, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await call.ResponseStream.MoveNext(cancellationToken) ? GatewayResult<T>.Answered(call.ResponseStream.Current) : null;
        }
        catch (RpcException failure)
        {
            return Refused<T>(failure);
        }
    }

    private static GatewayResult<T> Refused<T>(RpcException failure)
        where T : class
    {
        var refusal = GatewayRefusal.Of(failure);
        return failure.StatusCode == StatusCode.Cancelled && refusal.RpcStatus is null
            ? throw new OperationCanceledException(failure.Message, failure)
            : GatewayResult<T>.Refused(refusal);
    }
}
