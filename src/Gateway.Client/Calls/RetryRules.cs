using Gateway.Client.Refusals;
using Grpc.Core;

namespace Gateway.Client.Calls;

/// <summary>
/// When a call is sent again. What never left is, whatever it was. Else only what reads, and only while the gateway itself was not to be had:
/// never after a refusal of the consumer or a failure of the department, and never a verification, of which each may count as a guess.
/// </summary>
internal sealed class RetryRules(int attempts, TimeProvider time)
{
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_greatest = TimeSpan.FromSeconds(2);

    public TimeProvider Time => time;

    /// <summary>How long to wait before the call is sent again; null where it is not.</summary>
    /// <param name="method">The method.</param>
    /// <param name="sent">How often it was sent, from 1.</param>
    /// <param name="failure">How it failed the last time.</param>
    /// <param name="deadline">When it must have ended.</param>
    public TimeSpan? Next(IMethod method, int sent, RpcException failure, DateTime? deadline)
    {
        if (sent >= attempts || failure.StatusCode != StatusCode.Unavailable || !IsSafe(method, failure))
        {
            return null;
        }

        var step = Math.Min(s_greatest.TotalMilliseconds, s_first.TotalMilliseconds * Math.Pow(2, sent - 1));
        // Callers that failed together do not come back together.
        var wait = TimeSpan.FromMilliseconds(step * (0.5 + (Random.Shared.NextDouble() / 2)));
        return time.GetUtcNow().UtcDateTime + wait < (deadline ?? DateTime.MaxValue) ? wait : null;
    }

    private static bool IsSafe(IMethod method, RpcException failure) =>
        ConnectFaults.NeverSent(failure)
        || (Reads(method) && (GatewayRefusal.Of(failure) is { IsOfTransport: true } or { FaultSide: FaultSide.Gateway }));

    // Both of the generic service and of every entry's own.
    private static bool Reads(IMethod method) => method.Name is "Lookup" or "LookupMany"
        && (method.ServiceName == "gateway.v1.SharedDataService" || method.ServiceName.StartsWith("shared.", StringComparison.Ordinal));
}
