using System.Net;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Process;
using Gateway.Testing;
using Grpc.Core;
using Npgsql;

namespace Gateway.Server.Tests.Grown;

/// <summary>What <c>/readyz</c> says is so: a balancer that believes it sends nobody to a gateway that would refuse.</summary>
public sealed class ReadinessTests(ITestOutputHelper output)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task While_it_drains_it_is_alive_and_not_ready_and_its_running_calls_are_answered()
    {
        await using var city = await GrownCity.StartAsync(1, "limits: { drain: 00:00:20 }");
        var replica = city.Replicas[0];
        var client = new SharedDataService.SharedDataServiceClient(replica.Connect("shenpi", "shenpi-window"));
        await client.LookupAsync(Registered.Lookup());
        await using var residents = new NpgsqlConnection(city.Residents);
        await residents.OpenAsync();
        await using var held = await residents.BeginTransactionAsync();
        await new NpgsqlCommand("LOCK TABLE resident IN ACCESS EXCLUSIVE MODE", residents, held).ExecuteNonQueryAsync();
        var running = Enumerable.Range(0, 3).Select(_ => client.LookupAsync(Registered.Lookup()).ResponseAsync).ToArray();
        await Poll.UntilAsync(async () => await WaitingAsync(city) > 0, s_patience, "the calls run");

        replica.Terminate();
        await UntilSaysAsync(replica, "draining: Unhealthy");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(replica, "/healthz")).Status);
        Assert.DoesNotContain(running, call => call.IsCompleted);
        await held.RollbackAsync();

        Assert.All(await Task.WhenAll(running), answer => Assert.Equal(LookupOutcome.Found, answer.Outcome));
        Assert.Equal(0, await replica.WaitForExitAsync(s_patience));
    }

    [Fact]
    public async Task A_stream_is_told_to_connect_again_when_the_time_to_drain_is_nearly_over()
    {
        await using var city = await GrownCity.StartAsync(1, "limits: { drain: 00:00:16 }");
        var replica = city.Replicas[0];
        var client = new SharedDataService.SharedDataServiceClient(replica.Connect("shenpi", "shenpi-window"));

        await city.ApplyAsync(Registered.Agreement(agreement => agreement.Fields[2].Grant = FieldGrant.Plain));
        await GrownCity.AskAsync(city.Residents, "UPDATE resident SET address = repeat('路', 190) RETURNING 1");

        // Its reader takes one answer and then none for a while: the flow control of HTTP/2 holds the stream.
        using var call = client.LookupMany(Registered.LookupMany(1000, request => request.Fields.Add("address")));
        Assert.True(await call.ResponseStream.MoveNext());
        replica.Terminate();
        await UntilSaysAsync(replica, "draining: Unhealthy");
        await Task.Delay(TimeSpan.FromSeconds(12.5));
        var taken = 1;
        var ended = await Assert.ThrowsAsync<RpcException>(ReadAsync);

        output.WriteLine($"{taken} of 1000 taken, then {ended.StatusCode}");
        Assert.Equal(StatusCode.Unavailable, ended.StatusCode);
        Assert.Equal("GATEWAY_STOPPING", ended.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason);
        Assert.InRange(taken, 100, 999);
        Assert.Equal(0, await replica.WaitForExitAsync(s_patience));

        async Task ReadAsync()
        {
            while (await call.ResponseStream.MoveNext())
            {
                taken++;
            }
        }
    }

    [Fact]
    public async Task Without_its_database_it_is_not_ready_and_with_it_it_is_ready_again()
    {
        await using var city = await GrownCity.StartAsync(2);
        await city.Postgres.StopAsync();
        await Task.WhenAll(city.Replicas.Select(replica => UntilSaysAsync(replica, "snapshot: Unhealthy")));
        Assert.All(await Task.WhenAll(city.Replicas.Select(replica => AskAsync(replica, "/healthz"))), answer => Assert.Equal(HttpStatusCode.OK, answer.Status));

        await city.Postgres.RestartAsync();
        await Task.WhenAll(city.Replicas.Select(UntilReadyAsync));
        await Task.WhenAll(city.Replicas.Select(GrownCity.UntilServedAsync));
    }

    [Fact]
    public async Task With_a_log_that_cannot_be_written_it_is_not_ready_though_nobody_calls()
    {
        await using var city = await GrownCity.StartAsync(1);
        var replica = city.Replicas[0];
        var log = new NpgsqlConnectionStringBuilder(city.Log).Database;
        await GrownCity.AskAsync(city.Control, $"""
            ALTER DATABASE "{log}" ALLOW_CONNECTIONS false;
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{log}'
            """);
        await UntilSaysAsync(replica, "exchange-log: Unhealthy");
        var (_, info) = await Refused.ByAsync(
            new SharedDataService.SharedDataServiceClient(replica.Connect("shenpi", "shenpi-window")).LookupAsync(Registered.Lookup()));
        Assert.Equal("LOG_UNAVAILABLE", info.Reason);

        await GrownCity.AskAsync(city.Control, $"ALTER DATABASE \"{log}\" ALLOW_CONNECTIONS true; SELECT 1");
        await UntilReadyAsync(replica);
        await GrownCity.UntilServedAsync(replica);
    }

    [Fact]
    public async Task Before_the_migrations_it_is_alive_and_not_ready_and_after_them_it_is_ready()
    {
        await using var city = await GrownCity.StartAsync(1);
        var replica = city.Add(control: await city.Postgres.CreateDatabaseAsync());
        await replica.LaunchAsync();
        await UntilSaysAsync(replica, "migrate");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(replica, "/healthz")).Status);

        var (code, said) = await replica.CommandAsync("migrate");
        Assert.True(code == 0, said);
        await UntilReadyAsync(replica);
    }

    [Fact]
    public async Task Started_without_its_database_it_is_alive_and_not_ready_until_the_snapshot_is_loaded()
    {
        await using var city = await GrownCity.StartAsync(1);
        var replica = city.Replicas[0];
        replica.Kill();
        await city.Postgres.StopAsync();
        await replica.LaunchAsync();
        await UntilSaysAsync(replica, "");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(replica, "/healthz")).Status);

        await city.Postgres.RestartAsync();
        await UntilReadyAsync(replica);
        await GrownCity.UntilServedAsync(replica);
    }

    private static Task<long> WaitingAsync(GrownCity city) => GrownCity.AskAsync(
        city.Residents, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'gateway-adapter' AND wait_event_type = 'Lock'");

    private static Task UntilReadyAsync(GatewayReplica replica) =>
        Poll.UntilAsync(async () => (await AskAsync(replica, "/readyz")).Status == HttpStatusCode.OK, s_patience, "it is ready");

    private static Task UntilSaysAsync(GatewayReplica replica, string line) => Poll.UntilAsync(
        async () => await AskAsync(replica, "/readyz") is (HttpStatusCode.ServiceUnavailable, var said) && said.Contains(line, StringComparison.Ordinal),
        s_patience,
        $"it says {line}");

    private static async Task<(HttpStatusCode Status, string Said)> AskAsync(GatewayReplica replica, string path)
    {
        using var http = new HttpClient();
        try
        {
            using var answer = await http.GetAsync(new Uri(replica.Management, path));
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (HttpRequestException)
        {
            return (default, "it does not listen yet");
        }
    }
}
