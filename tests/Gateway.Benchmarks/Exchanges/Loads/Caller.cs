using System.Diagnostics;
using Google.Rpc;
using Grpc.Core;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>Makes one call after another.</summary>
internal sealed class Caller(CallConnection connection, LoadPhase phase)
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
        while (!phase.IsOver)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                ReplyBytes = await connection.Make(_random, cancellationToken);
            }
            catch (RpcException failure)
            {
                Errors++;
                FirstError ??= $"{failure.StatusCode} {failure.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason}: {failure.Status.Detail}";
                await Task.Delay(s_pauseAfterError, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }
            catch (HttpRequestException failure)
            {
                Errors++;
                FirstError ??= failure.Message;
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
