using System.Data.Common;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.Load;
using Gateway.Storage;
using Gateway.Testing;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gateway.Server.Tests.Materials.Processes;

/// <summary>Gateways that keep the cases of one database, as real programs, and the departments of the shop.</summary>
internal sealed class CaseFleet : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly TestAuthority _authority = TestAuthority.Create("city");
    private readonly TemporaryFolder _folder = new();
    private readonly List<FakeAdapter> _adapters = [];
    private readonly List<CaseGateway> _gateways = [];
    private Func<DbConnection> _connect = () => throw new InvalidOperationException("Not started.");

    public IReadOnlyList<CaseGateway> Gateways => _gateways;

    /// <summary>The departments, which do what the test says.</summary>
    public IReadOnlyList<FakeAdapter> Adapters => _adapters;

    /// <summary>Starts everything, and registers the shop.</summary>
    public static async Task<CaseFleet> StartAsync(StorageProvider provider, int gateways, ShopTerms terms)
    {
        var fleet = new CaseFleet();
        try
        {
            await fleet.FoundAsync(provider, gateways, terms);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    /// <summary>Moves the time of the cases, which working days make too long for a test; gives the number of rows.</summary>
    public async Task<int> ExecuteAsync(string text)
    {
        await using var connection = _connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return await command.ExecuteNonQueryAsync();
    }

    public async Task<long> CountAsync(string text)
    {
        await using var connection = _connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>What every gateway recorded.</summary>
    public async Task<List<ExchangeRecord>> RecordsAsync() => [.. (await Task.WhenAll(_gateways.Select(gateway => gateway.RecordsAsync()))).SelectMany(records => records)];

    /// <summary>Resolves a case to its end.</summary>
    public static async Task<IReadOnlyDictionary<string, MaterialStatus>> ResolveAsync(CaseGateway gateway, string caseNumber, string citizen)
    {
        using var call = gateway.Consumer.Resolve(Shop.Request(caseNumber, citizen));
        var told = await call.ResponseStream.ReadAllAsync().Where(response => response.Material is not null).Select(response => response.Material).ToListAsync();
        return told.ToDictionary(material => material.Material, StringComparer.Ordinal);
    }

    /// <summary>How a case stands.</summary>
    public static async Task<IReadOnlyDictionary<string, MaterialStatus>> GetAsync(CaseGateway gateway, string caseNumber)
    {
        var kept = await gateway.Consumer.GetCaseAsync(new GetCaseRequest { Case = Shop.Context(caseNumber) });
        return kept.Materials.ToDictionary(material => material.Material, StringComparer.Ordinal);
    }

    /// <summary>A material of a case, once it is as wanted.</summary>
    public static async Task<MaterialStatus> UntilAsync(CaseGateway gateway, string caseNumber, string material, Func<MaterialStatus, bool> wanted, string what)
    {
        MaterialStatus? status = null;
        await Poll.UntilAsync(async () => wanted(status = (await GetAsync(gateway, caseNumber))[material]), s_patience, what);
        return status!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }

        foreach (var adapter in _adapters)
        {
            await adapter.DisposeAsync();
        }

        _authority.Dispose();
        _folder.Dispose();
    }

    private async Task FoundAsync(StorageProvider provider, int gateways, ShopTerms terms)
    {
        var storage = await StoreAsync(provider);
        foreach (var office in Shop.Offices)
        {
            _adapters.Add(await FakeAdapter.StartAsync(_authority, office));
        }

        for (var number = 1; number <= gateways; number++)
        {
            _gateways.Add(new CaseGateway(number, _authority, _folder, storage));
        }

        // The first makes the tables and the key that the others use.
        await _gateways[0].StartAsync();
        await Task.WhenAll(_gateways.Skip(1).Select(gateway => gateway.StartAsync()));
        var documents = new ApplyRequest
        {
            Documents =
            {
                Registered.Department("shenpi", "11110101MB009000XY", "市行政审批局"),
                Registered.System("shenpi-window", "shenpi", SystemRole.Consumer),
                Registered.System("steward", "shenpi", SystemRole.Steward),
                Shop.All([.. _adapters.Select(adapter => adapter.Address)], terms),
            },
        };

        // A machine that is busy may not have confirmed the catalogue yet.
        var applied = await Poll.UntilSucceedsAsync(async token => await _gateways[0].Steward.ApplyAsync(documents, cancellationToken: token), s_patience, "the city is applied");
        Assert.True(applied.Applied, applied.ToString());
        await Task.WhenAll(_gateways.Select(gateway => Poll.UntilSucceedsAsync(
            async token => await gateway.Consumer.DescribeMatterAsync(
                new DescribeMatterRequest { Matter = Shop.Request("", "").Matter }, cancellationToken: token),
            s_patience,
            "the gateway knows the bundle")));
    }

    private async Task<string> StoreAsync(StorageProvider provider)
    {
        if (provider == StorageProvider.Sqlite)
        {
            var path = _folder.At("gateway.db");
            _connect = () => new SqliteConnection($"Data Source={path};Pooling=False;Default Timeout=30");
            return $"{{ provider: sqlite, path: {path} }}";
        }

        var connection = await (await Servers.PostgresAsync()).CreateDatabaseAsync();
        _connect = () => new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        return $"{{ provider: postgres, connectionString: \"{connection}\", migrateAtStart: true }}";
    }
}
