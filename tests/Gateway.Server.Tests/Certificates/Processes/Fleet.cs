using System.Data.Common;
using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Npgsql;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>Gateways as they run when a city has grown: several programs over one PostgreSQL and one Redis, all real.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly TestAuthority _authority = TestAuthority.Create("city");
    private readonly TemporaryFolder _folder = new();
    private readonly List<FleetGateway> _gateways = [];
    private FakeAdapter? _police;
    private string _control = "";

    private Fleet(PostgresServer postgres, RedisServer redis) => (Postgres, Redis) = (postgres, redis);

    public PostgresServer Postgres { get; }

    public RedisServer Redis { get; }

    public IReadOnlyList<FleetGateway> Gateways => _gateways;

    /// <summary>Starts everything and registers the city, whose police answer what the function says.</summary>
    public static async Task<Fleet> StartAsync(int gateways, Func<FetchRequest, FetchResponse> police)
    {
        var fleet = new Fleet(await PostgresServer.StartAsync(), await RedisServer.StartAsync());
        try
        {
            await fleet.FoundAsync(gateways, police);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>Events that the database holds.</summary>
    public async Task<long> CountEventsAsync()
    {
        await using DbConnection connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_control) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM certificate_events";
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }

        if (_police is not null)
        {
            await _police.DisposeAsync();
        }

        await Redis.DisposeAsync();
        await Postgres.DisposeAsync();
        _authority.Dispose();
        _folder.Dispose();
    }

    private async Task FoundAsync(int gateways, Func<FetchRequest, FetchResponse> police)
    {
        _control = await Postgres.CreateDatabaseAsync();
        _police = await FakeAdapter.StartAsync(_authority, "gongan");
        _police.Fetch = (request, _) => Task.FromResult(police(request));
        for (var number = 1; number <= gateways; number++)
        {
            _gateways.Add(new FleetGateway(number, _authority, _folder, _control, Redis.ConnectionString));
        }

        // The first makes the tables and the key that the others use.
        await _gateways[0].StartAsync();
        await Task.WhenAll(_gateways.Skip(1).Select(gateway => gateway.StartAsync()));
        var applied = await _gateways[0].Steward.ApplyAsync(
            new ApplyRequest { Documents = { Registered.All(_police.Address), LicenceCity.Entry(), LicenceCity.Agreement() } });
        Assert.True(applied.Applied, applied.ToString());
    }
}
