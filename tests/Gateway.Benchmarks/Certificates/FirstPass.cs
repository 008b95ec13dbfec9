using Gateway.Benchmarks.Exchanges.Loads;
using Grpc.Core;

namespace Gateway.Benchmarks.Certificates;

/// <summary>Asks once for every certificate, so that all are cached.</summary>
internal static class FirstPass
{
    private const int Connections = 8;
    private const int PerConnection = 16;

    /// <exception cref="RpcException">A call failed.</exception>
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
                    await calls.MakeAsync(invoker, default, index);
                }
            }));
        }));
    }
}
