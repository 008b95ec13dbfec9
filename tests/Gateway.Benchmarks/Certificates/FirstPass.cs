using Gateway.Benchmarks.Exchanges.Loads;
using Grpc.Core;

namespace Gateway.Benchmarks.Certificates;

/// <summary>Asks once for every certificate, so that all are cached.</summary>
internal static class FirstPass
{
    private const int Connections = 8;
    private const int PerConnection = 16;
    private const int MostTries = 5;

    private static readonly TimeSpan s_pauseAfterError = TimeSpan.FromMilliseconds(100);

    /// <exception cref="RpcException">A call failed again and again.</exception>
    public static async Task RunAsync(LoadGenerator generator, Uri address, LicenceCalls calls)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            using var channel = generator.Connect(address);
            var invoker = channel.CreateCallInvoker();
            await Task.WhenAll(Enumerable.Range(0, PerConnection).Select(async _ =>
            {
                while (Interlocked.Increment(ref next) is var index && index < calls.Count)
                {
                    await AskAsync(invoker, calls, index);
                }
            }));
        }));
    }

    private static async Task AskAsync(CallInvoker invoker, LicenceCalls calls, int index)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await calls.MakeAsync(invoker, default, index);
                return;
            }
            catch (RpcException) when (attempt < MostTries)
            {
                // Nothing is measured yet; a machine that is busy with the start is given time.
                await Task.Delay(s_pauseAfterError);
            }
        }
    }
}
