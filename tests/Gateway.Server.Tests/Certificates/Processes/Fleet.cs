using System.Data.Common;
using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Certificates.V1;
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

    /// <summary>Starts everything and registers the city, whose police answer what the function says; what is said of the cache is added.</summary>
    public static async Task<Fleet> StartAsync(int gateways, Func<FetchRequest, FetchResponse> police, string cache = "")
    {
        var fleet = new Fleet(await PostgresServer.StartAsync(), await RedisServer.StartAsync());
        try
        {
            await fleet.FoundAsync(gateways, police, cache);
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

    private async Task FoundAsync(int gateways, Func<FetchRequest, FetchResponse> police, string cache)
    {
        _control = await Postgres.CreateDatabaseAsync();
        _police = await FakeAdapter.StartAsync(_authority, "gongan");
        _police.Fetch = (request, _) => Task.FromResult(police(request));
        for (var number = 1; number <= gateways; number++)
        {
            _gateways.Add(new FleetGateway(number, _authority, _folder, _control, $"redis: \"{Redis.ConnectionString}\", {cache}"));
        }

        // The first makes the tables and the key that the others use.
        await _gateways[0].StartAsync();
        await Task.WhenAll(_gateways.Skip(1).Select(gateway => gateway.StartAsync()));
        var applied = await _gateways[0].Steward.ApplyAsync(
            new ApplyRequest { Documents = { Registered.All(_police.Address), LicenceCity.Entry(), LicenceCity.Agreement() } });
        Assert.True(applied.Applied, applied.ToString());
        await Task.WhenAll(_gateways.Select(UntilServedAsync));
    }

    private static Task UntilServedAsync(FleetGateway gateway) => Poll.UntilSucceedsAsync(
        async token => await gateway.Consumer.GetCertificateAsync(
            new GetCertificateRequest { Identifier = LicenceCity.Identifier(99_999_999), Context = Registered.Lookup().Context }, cancellationToken: token),
        TimeSpan.FromSeconds(60),
        "the gateway serves licences");
}
