using System.Net;
using Gateway.Server.Tests.Process;
using Gateway.Testing;
using Npgsql;

namespace Gateway.Server.Tests.Migrating;

/// <summary>Databases that replicas share are migrated once, by a command; a replica that finds them otherwise waits.</summary>
public sealed class MigrateTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_gateway_is_alive_and_not_ready_until_the_command_has_migrated()
    {
        await using var one = await Empty.CreateAsync();
        await one.Replica.LaunchAsync();
        var waiting = await one.UntilAsync("/readyz", HttpStatusCode.ServiceUnavailable, "migrations: Unhealthy");
        Assert.Contains("Gateway.Server migrate", waiting, StringComparison.Ordinal);
        await one.UntilAsync("/healthz", HttpStatusCode.OK);
        Assert.Contains("gateway_ready{check=\"migrations\"} 0", await one.UntilAsync("/metrics", HttpStatusCode.OK), StringComparison.Ordinal);
        var (unready, said) = await one.Replica.CommandAsync("health");
        Assert.Equal(1, unready);
        Assert.Contains("migrations: Unhealthy", said, StringComparison.Ordinal);

        var (code, output) = await one.Replica.CommandAsync("migrate");
        Assert.True(code == 0, output);
        Assert.Contains("Initial", output, StringComparison.Ordinal);

        await one.UntilAsync("/readyz", HttpStatusCode.OK);
        Assert.Equal(0, (await one.Replica.CommandAsync("health")).Code);
        var (again, nothing) = await one.Replica.CommandAsync("migrate");
        Assert.Equal(0, again);
        Assert.Contains("Nothing was missing", nothing, StringComparison.Ordinal);
        one.Replica.Terminate();
        Assert.Equal(0, await one.Replica.WaitForExitAsync(s_patience));
    }

    [Fact]
    public async Task A_gateway_that_waits_ends_when_it_is_told_to()
    {
        await using var one = await Empty.CreateAsync();
        await one.Replica.LaunchAsync();
        await one.UntilAsync("/readyz", HttpStatusCode.ServiceUnavailable);

        one.Replica.Terminate();

        Assert.Equal(0, await one.Replica.WaitForExitAsync(s_patience));
    }

    [Fact]
    public async Task A_gateway_goes_on_with_what_a_later_one_has_migrated()
    {
        await using var one = await Empty.CreateAsync();
        Assert.Equal(0, (await one.Replica.CommandAsync("migrate")).Code);
        await one.ExecuteAsync("""
            ALTER TABLE registrations ADD COLUMN of_a_later_release text;
            INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_Later', '99.0.0')
            """);

        await one.Replica.StartAsync();

        Assert.Equal(0, (await one.Replica.CommandAsync("health")).Code);
    }

    [Fact]
    public async Task Commands_that_run_at_once_migrate_once()
    {
        await using var one = await Empty.CreateAsync();

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => one.Replica.CommandAsync("migrate")));

        Assert.All(runs, run => Assert.True(run.Code == 0, run.Output));
        await one.Replica.StartAsync();
    }

    /// <summary>A gateway over two databases in which nothing is yet.</summary>
    private sealed class Empty : IAsyncDisposable
    {
        private readonly TestAuthority _authority = TestAuthority.Create("city");
        private readonly TemporaryFolder _folder = new();
        private readonly HttpClient _http = new();
        private readonly string _control;

        private Empty(string control, string log)
        {
            _control = control;
            Replica = new GatewayReplica(1, _authority, _folder, new ReplicaTerms(
                $"{{ provider: postgres, connectionString: \"{control}\" }}", $"{{ store: postgres, connectionString: \"{log}\", origin: test-city/log }}"));
        }

        public GatewayReplica Replica { get; }

        public static async Task<Empty> CreateAsync()
        {
            var server = await Servers.PostgresAsync();
            return new(await server.CreateDatabaseAsync(), await server.CreateDatabaseAsync());
        }

        public async Task<string> UntilAsync(string path, HttpStatusCode status, string says = "")
        {
            var body = "";
            await Poll.UntilSucceedsAsync(
                async token =>
                {
                    using var response = await _http.GetAsync(new Uri(Replica.Management, path), token);
                    body = await response.Content.ReadAsStringAsync(token);
                    Assert.Equal(status, response.StatusCode);
                    Assert.Contains(says, body, StringComparison.Ordinal);
                    return true;
                },
                s_patience,
                $"{path} says {status}");
            return body;
        }

        public async Task ExecuteAsync(string text)
        {
            await using var connection = new NpgsqlConnection(_control);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(text, connection);
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Replica.DisposeAsync();
            _http.Dispose();
            _authority.Dispose();
            _folder.Dispose();
        }
    }
}
