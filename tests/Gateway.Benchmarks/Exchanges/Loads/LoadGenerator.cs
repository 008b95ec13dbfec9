using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using Gateway.Benchmarks.Exchanges.Servers;
using Grpc.Net.Client;

namespace Gateway.Benchmarks.Exchanges.Loads;

/// <summary>So many callers over so many connections, each caller with one call under way at a time.</summary>
internal sealed class LoadGenerator(X509Certificate2 certificate, PeerTrust trust)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    public GrpcChannel Connect(Uri address) => GrpcChannel.ForAddress(address, new GrpcChannelOptions
    {
        HttpHandler = MutualTls.OneConnection(certificate, trust),
        DisposeHttpClient = true,
    });

    public HttpClient Http(Uri address) => new(MutualTls.OneConnection(certificate, trust)) { BaseAddress = address };

    /// <summary>Warms up on new connections, then measures; the two functions are called where counting begins and ends.</summary>
    public async Task<LoadFigures> RunAsync(
        Uri address, Calls calls, Load load, TimeSpan warmUp, TimeSpan time, Action begins, Action ends)
    {
        using var stop = new CancellationTokenSource();
        var phase = new LoadPhase();
        var connections = Enumerable.Range(0, load.Connections).Select(_ => calls.Open(this, address)).ToList();
        try
        {
            var callers = Enumerable.Range(0, load.InFlight)
                .Select(i => new Caller(connections[i % connections.Count], phase))
                .ToList();
            var running = Task.WhenAll(callers.Select(caller => Task.Run(() => caller.RunAsync(stop.Token))));
            await Task.Delay(warmUp);
            begins();
            var began = Stopwatch.GetTimestamp();
            phase.Count();
            await Task.Delay(time);
            phase.Stop();
            var elapsed = Stopwatch.GetElapsedTime(began);
            ends();
            phase.End();
            stop.CancelAfter(s_patience);
            await running;
            return Sum(callers, elapsed);
        }
        finally
        {
            connections.ForEach(connection => connection.Owner.Dispose());
        }
    }

    private static LoadFigures Sum(List<Caller> callers, TimeSpan elapsed)
    {
        var latencies = new LatencyHistogram();
        callers.ForEach(caller => latencies.Add(caller.Latencies));
        return new LoadFigures(
            elapsed,
            latencies,
            callers.Sum(caller => caller.Errors),
            callers.Select(caller => caller.FirstError).FirstOrDefault(error => error is not null),
            callers.Max(caller => caller.ReplyBytes));
    }
}
