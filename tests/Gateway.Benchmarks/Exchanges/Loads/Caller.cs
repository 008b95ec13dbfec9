using System.Diagnostics;
using Google.Rpc;
using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Makes one call after another.</summary>
internal sealed class Caller(CallInvoker invoker, Calls calls, LoadPhase phase)
{
    // A dead server must not be hammered.
    private static readonly TimeSpan s_pauseAfterError = TimeSpan.FromMilliseconds(10);

    private readonly Random _random = new();

    public LatencyHistogram Latencies { get; } = new();

    public long Errors { get; private set; }

    public string? FirstError { get; private set; }

    public int ReplyBytes { get; private set; }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var options = new CallOptions(cancellationToken: cancellationToken);
        while (!phase.IsOver)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                ReplyBytes = await calls.MakeAsync(invoker, options, _random);
            }
            catch (RpcException failure)
            {
                Errors++;
                FirstError ??= $"{failure.StatusCode} {failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason}: {failure.Status.Detail}";
                await Task.Delay(s_pauseAfterError, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            if (phase.Counts)
            {
                Latencies.Add(Stopwatch.GetTimestamp() - began);
            }
        }
    }
}
