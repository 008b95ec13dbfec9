using System.Diagnostics;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Core;

namespace Gateway.Server.Tests.Grown;

public sealed class SuspensionTests(ITestOutputHelper output)
{
    private const int Rounds = 10;

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(1);

    /// <summary>The notification makes it quick, the poll makes it right: with every listening connection cut, a second is kept as well.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_suspended_agreement_binds_on_three_gateways_within_a_second(bool isDeaf)
    {
        await using var city = await GrownCity.StartAsync(3);
        var clients = city.Replicas.Select(replica => new SharedDataService.SharedDataServiceClient(replica.Connect("shenpi", "shenpi-window"))).ToArray();
        var took = new List<TimeSpan>();
        for (var round = 0; round < Rounds; round++)
        {
            if (isDeaf)
            {
                await CutListenersAsync(city);
            }

            await city.ApplyAsync(Registered.Agreement(agreement => agreement.State = AgreementState.Suspended));
            var since = Stopwatch.GetTimestamp();
            took.AddRange(await Task.WhenAll(clients.Select(client => UntilRefusedAsync(client, since))));
            await city.ApplyAsync(Registered.Agreement());
            await Task.WhenAll(city.Replicas.Select(GrownCity.UntilServedAsync));
        }

        took.Sort();
        output.WriteLine($"{took.Count} effects, from the steward's acknowledgement to the last answer: median {took[took.Count / 2].TotalMilliseconds:F0} ms, greatest {took[^1].TotalMilliseconds:F0} ms");
        Assert.InRange(took[^1], TimeSpan.Zero, s_limit);
    }

    /// <summary>From the acknowledgement until the last call that was still allowed was sent, or zero.</summary>
    private static async Task<TimeSpan> UntilRefusedAsync(SharedDataService.SharedDataServiceClient client, long since)
    {
        var allowed = TimeSpan.Zero;
        while (true)
        {
            var sent = Stopwatch.GetElapsedTime(since);
            try
            {
                await client.LookupAsync(Registered.Lookup());
                allowed = sent;
            }
            catch (RpcException exception) when (exception.StatusCode == StatusCode.PermissionDenied)
            {
                return allowed;
            }
            catch (RpcException exception) when (exception.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason == "SNAPSHOT_STALE")
            {
                // A machine too busy to confirm the catalogue within a second refuses as well, and for the moment.
            }
        }
    }

    /// <summary>Cuts the listening connection of each gateway; they listen again after a second.</summary>
    private static async Task CutListenersAsync(GrownCity city)
    {
        const string Listeners = "FROM pg_stat_activity WHERE query ILIKE 'LISTEN%' AND pid <> pg_backend_pid()";
        await Poll.UntilAsync(async () => await GrownCity.AskAsync(city.Control, $"SELECT count(*) {Listeners}") == 3, TimeSpan.FromSeconds(10), "all listen");
        Assert.Equal(3, await GrownCity.AskAsync(city.Control, $"SELECT count(pg_terminate_backend(pid)) {Listeners}"));
    }
}
