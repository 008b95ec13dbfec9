using System.Collections.Concurrent;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;

namespace Gateway.Server.Tests.Process;

public sealed class KillTests
{
    private const int Kills = 20;
    private const int InFlight = 32;

    [Fact]
    public async Task Every_answer_that_a_client_received_has_its_record_though_the_gateway_is_killed_20_times()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        var received = new ConcurrentBag<string>();
        for (var kill = 0; kill < Kills; kill++)
        {
            if (kill > 0)
            {
                await gateway.RunAsync();
                await gateway.UntilServedAsync();
            }

            var target = received.Count + 200;
            using var channel = gateway.Connect("shenpi-window");
            using var stop = new CancellationTokenSource();
            var load = Enumerable.Range(0, InFlight).Select(_ => LoadAsync(channel, received, stop.Token)).ToArray();
            await Poll.UntilAsync(() => received.Count >= target, TimeSpan.FromSeconds(60), "the gateway answers under load");
            gateway.Program.Kill();
            await gateway.Program.WaitForExitAsync(TimeSpan.FromSeconds(10));
            await stop.CancelAsync();
            await Task.WhenAll(load);
        }

        var recorded = (await LogOf.ReadFileAsync(gateway.LogPath))
            .Select(record => new Guid(record.ExchangeId.Span, bigEndian: true).ToString("D"))
            .ToHashSet();
        Assert.InRange(received.Count, Kills * 200, int.MaxValue);
        Assert.DoesNotContain(received, id => !recorded.Contains(id));
    }

    [Fact]
    public async Task Sigterm_drains_and_loses_nothing()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        var held = new TaskCompletionSource();
        gateway.Adapter.Fetch = async (request, _) =>
        {
            await held.Task;
            return Registered.Answer(request);
        };
        gateway.Adapter.Forget();
        using var channel = gateway.Connect("shenpi-window");
        var client = new SharedDataService.SharedDataServiceClient(channel);
        var running = Enumerable.Range(0, 8).Select(_ => client.LookupAsync(Registered.Lookup()).ResponseAsync).ToArray();
        await Poll.UntilAsync(() => gateway.Adapter.Fetched.Count == 8, TimeSpan.FromSeconds(10), "the calls run");

        gateway.Program.Terminate();
        held.SetResult();

        var answers = await Task.WhenAll(running);
        Assert.All(answers, answer => Assert.Equal(LookupOutcome.Found, answer.Outcome));
        Assert.Equal(0, await gateway.Program.WaitForExitAsync(TimeSpan.FromSeconds(20)));
        var recorded = (await LogOf.ReadFileAsync(gateway.LogPath)).Select(record => new Guid(record.ExchangeId.Span, bigEndian: true).ToString("D"));
        Assert.Empty(answers.Select(answer => answer.Receipt.ExchangeId).Except(recorded));
    }

    private static async Task LoadAsync(Grpc.Net.Client.GrpcChannel channel, ConcurrentBag<string> received, CancellationToken stop)
    {
        var client = new SharedDataService.SharedDataServiceClient(channel);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                received.Add((await client.LookupAsync(Registered.Lookup(), cancellationToken: stop)).Receipt.ExchangeId);
            }
            catch (RpcException)
            {
                // The gateway was killed: this call got no answer, and the next loop ends or fails as well.
                await Task.Yield();
            }
        }
    }
}
