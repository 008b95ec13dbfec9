using Gateway.Benchmarks.Apis;
using Gateway.Benchmarks.Apis.Grpc;
using Gateway.Benchmarks.Apis.Json;
using Gateway.Benchmarks.Audit;
using Gateway.Benchmarks.Certificates;
using Gateway.Benchmarks.Exchanges;
using Gateway.Benchmarks.Exchanges.Servers;
using Gateway.Benchmarks.Materials;
using Gateway.Benchmarks.Snapshots;
using Gateway.Benchmarks.Tracing;

namespace Gateway.Benchmarks;

/// <summary>What can be measured.</summary>
internal static class Modes
{
    private static readonly Mode[] s_all =
    [
        new("exchange", $"{ExchangeArguments.Help}  calls through the gateway against plain servers and plain YARP", ExchangeBenchmark.RunAsync),
        new("typed", TypedBenchmark.Help, TypedBenchmark.RunAsync),
        new("entries", EntriesBenchmark.Help, EntriesBenchmark.RunAsync),
        new("certificates", CertificatesBenchmark.Help, CertificatesBenchmark.RunAsync),
        new("apis", ApisBenchmark.Help, ApisBenchmark.RunAsync),
        new("grpc-apis", ApisBenchmark.GrpcHelp, ApisBenchmark.RunGrpcAsync),
        new("materials", MaterialsBenchmark.Help, MaterialsBenchmark.RunAsync),
        new("tracing", TracingBenchmark.Help, TracingBenchmark.RunAsync),
        new("log", "[seconds]  the durable log against a plainly written one, on the same stores", LogBenchmark.RunAsync),
        new("snapshot", SnapshotBenchmark.Help, SnapshotBenchmark.RunAsync),
        new(ServeBare.Mode, null, ServeBare.RunAsync),
        new(ServeSqlite.Mode, null, ServeSqlite.RunAsync),
        new(ServePostgres.Mode, null, ServePostgres.RunAsync),
        new(ServeYarp.Mode, null, ServeYarp.RunAsync),
        new(ServeJson.Mode, null, ServeJson.RunAsync),
        new(ServeTraces.Mode, null, ServeTraces.RunAsync),
        new(ServePeople.Mode, null, ServePeople.RunAsync),
    ];

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length > 0 && s_all.FirstOrDefault(mode => mode.Name == arguments[0]) is { } chosen)
        {
            return await chosen.Run(arguments[1..]);
        }

        await Console.Out.WriteLineAsync("Usage: dotnet run -c Release --project tests/Gateway.Benchmarks -- MODE");
        foreach (var mode in s_all.Where(mode => mode.Help is not null))
        {
            await Console.Out.WriteLineAsync($"  {mode.Name} {mode.Help}");
        }

        return arguments.Length == 0 ? 0 : 2;
    }
}
