using Gateway.Benchmarks.Exchanges.Loads;
using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges.City;

/// <summary>The gateway, an adapter beside each database, and everything registered.</summary>
internal sealed class BenchmarkCity : IAsyncDisposable
{
    /// <summary>Department whose data is in SQLite.</summary>
    public const string SqliteDepartment = "lite";

    /// <summary>Department whose data is in PostgreSQL.</summary>
    public const string PostgresDepartment = "post";

    private BenchmarkCity(CityProgram gateway, CityProgram sqlite, CityProgram postgres) =>
        (Gateway, SqliteAdapter, PostgresAdapter) = (gateway, sqlite, postgres);

    public CityProgram Gateway { get; }

    public CityProgram SqliteAdapter { get; }

    public CityProgram PostgresAdapter { get; }

    public static async Task<BenchmarkCity> StartAsync(
        CityCertificates certificates, TemporaryFolder folder, string sqliteFile, string postgres, LoadGenerator steward)
    {
        var city = new BenchmarkCity(
            await GatewayProgram.StartAsync(certificates, folder),
            await AdapterProgram.StartAsync(SqliteDepartment, "sqlite", $"Data Source={sqliteFile}", certificates, folder),
            await AdapterProgram.StartAsync(PostgresDepartment, "postgres", postgres, certificates, folder));
        try
        {
            await city.RegisterAsync(steward);
            return city;
        }
        catch
        {
            await Console.Error.WriteLineAsync(city.Complaints());
            await city.DisposeAsync();
            throw;
        }
    }

    /// <summary>What the programs printed last.</summary>
    public string Complaints() => string.Join('\n', new[] { Gateway, SqliteAdapter, PostgresAdapter }.Select(program => program.Tail));

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        await SqliteAdapter.DisposeAsync();
        await PostgresAdapter.DisposeAsync();
    }

    private Task RegisterAsync(LoadGenerator steward) => Registration.ApplyAsync(
        steward,
        Gateway.Address,
        [
            .. CityDocuments.Common(),
            .. CityDocuments.Provider(SqliteDepartment, CityDocuments.SqliteCode, SqliteAdapter.Address),
            .. CityDocuments.Provider(PostgresDepartment, "11330100MB9001026A", PostgresAdapter.Address),
        ]);
}
