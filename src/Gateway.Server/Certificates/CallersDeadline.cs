using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Certificates;

/// <summary>Waits for an answer that others may wait for too, no longer than the caller does.</summary>
internal static class CallersDeadline
{
    /// <summary>The answer, or the refusal where the caller's time ended first.</summary>
    public static async ValueTask<(T? Found, Refusal? Refusal)> HoldAsync<T>(
        Exchange exchange, TimeProvider time, Func<CancellationToken, ValueTask<(T? Found, Refusal? Refusal)>> answer, CancellationToken cancellationToken)
        where T : class
    {
        if (exchange.TimeLeft(time) is not { } left)
        {
            return await answer(cancellationToken);
        }

        using var timeout = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            return await answer(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && timeout.IsCancellationRequested)
        {
            return (null, new Refusal(Reasons.DeadlineExceeded));
        }
    }
}
