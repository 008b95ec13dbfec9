using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Process;
using Gateway.Testing;
using Npgsql;

namespace Gateway.Server.Tests.Grown;

/// <summary>
/// The grown form with nothing feigned: identical gateways as programs over one PostgreSQL (control database and exchange log) and one Redis,
/// and a department's adapter as a program over a PostgreSQL database of its own.
/// </summary>
internal sealed class GrownCity : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TestAuthority _authority = TestAuthority.Create("city");
    private readonly TemporaryFolder _folder = new();
    private readonly List<GatewayReplica> _replicas = [];

    private GrownCity(PostgresServer postgres, PostgresServer police, RedisServer redis) => (Postgres, Police, Redis) = (postgres, police, redis);

    /// <summary>What all gateways stand on.</summary>
    public PostgresServer Postgres { get; }

    /// <summary>The police's own.</summary>
    public PostgresServer Police { get; }

    public RedisServer Redis { get; }

    public IReadOnlyList<GatewayReplica> Replicas => _replicas;

    public ResidentAdapter Adapter { get; private set; } = null!;

    /// <summary>Connection string of the control database.</summary>
    public string Control { get; private set; } = "";

    /// <summary>Connection string of the police's residents.</summary>
    public string Residents { get; private set; } = "";

    /// <summary>Connection string of the exchange log.</summary>
    public string Log { get; private set; } = "";

    /// <summary>Starts everything and registers the city.</summary>
    /// <param name="replicas">How many gateways.</param>
    /// <param name="more">Further lines of their configuration.</param>
    /// <param name="environment">Variables of all programs.</param>
    public static async Task<GrownCity> StartAsync(int replicas, string more = "", IReadOnlyDictionary<string, string?>? environment = null)
    {
        var city = new GrownCity(await PostgresServer.StartAsync(), await PostgresServer.StartAsync(), await RedisServer.StartAsync());
        try
        {
            await city.FoundAsync(replicas, more, environment);
            return city;
        }
        catch
        {
            await city.DisposeAsync();
            throw;
        }
    }

    /// <summary>Registers documents by the first gateway that is up.</summary>
    public async Task ApplyAsync(params IEnumerable<Document> documents)
    {
        var steward = new ManagementService.ManagementServiceClient(_replicas.First(replica => replica.IsUp).Connect("shenpi", "steward"));
        var applied = await Poll.UntilSucceedsAsync(
            async token => await steward.ApplyAsync(new ApplyRequest { Documents = { documents } }, cancellationToken: token), s_patience, "it is applied");
        Assert.True(applied.Applied, applied.ToString());
    }

    /// <summary>Every record of the exchange log.</summary>
    public async Task<List<ExchangeRecord>> RecordsAsync()
    {
        await using var connection = await OpenAsync(Log);
        await using var command = new NpgsqlCommand("SELECT record FROM exchange_log ORDER BY seq", connection);
        await using var rows = await command.ExecuteReaderAsync();
        var records = new List<ExchangeRecord>();
        while (await rows.ReadAsync())
        {
            records.Add(ExchangeRecord.Parser.ParseFrom(rows.GetFieldValue<byte[]>(0)));
        }

        return records;
    }

    /// <summary>One number that a database says.</summary>
    public static async Task<long> AskAsync(string database, string text)
    {
        await using var connection = await OpenAsync(database);
        await using var command = new NpgsqlCommand(text, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var replica in _replicas)
        {
            await replica.DisposeAsync();
        }

        if (Adapter is not null)
        {
            await Adapter.DisposeAsync();
        }

        await Redis.DisposeAsync();
        await Police.DisposeAsync();
        await Postgres.DisposeAsync();
        _authority.Dispose();
        _folder.Dispose();
    }

    /// <summary>One more gateway, not started; with a control database of its own where one is given.</summary>
    public GatewayReplica Add(string more = "", IReadOnlyDictionary<string, string?>? environment = null, string? control = null)
    {
        var terms = new ReplicaTerms(
            $"{{ provider: postgres, connectionString: \"{control ?? Control}\" }}",
            $"{{ store: postgres, connectionString: \"{Log}\", origin: test-city/log }}")
        {
            More = $"certificates: {{ redis: \"{Redis.ConnectionString}\" }}\n{more}",
            Environment = environment,
        };
        var replica = new GatewayReplica(_replicas.Count + 1, _authority, _folder, terms);
        _replicas.Add(replica);
        return replica;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private async Task FoundAsync(int replicas, string more, IReadOnlyDictionary<string, string?>? environment)
    {
        Control = await Postgres.CreateDatabaseAsync();
        Log = await Postgres.CreateDatabaseAsync();
        Residents = await Police.CreateDatabaseAsync();
        await AskAsync(Residents, $"""
            CREATE TABLE resident (citizen_number text PRIMARY KEY, name text, birth_date date, address text, photo bytea);
            INSERT INTO resident VALUES ('{Registered.Resident}', '张三丰', '1950-01-01', '某市某区某路一号', '\x010203');
            SELECT count(*) FROM resident
            """);
        Adapter = new ResidentAdapter(_authority, _folder, Residents, environment);
        for (var number = 0; number < replicas; number++)
        {
            Add(more, environment);
        }

        var (code, said) = await _replicas[0].CommandAsync("migrate");
        Assert.True(code == 0, said);

        // The first makes the key that the others use.
        await Task.WhenAll(Adapter.StartAsync(), _replicas[0].StartAsync());
        await Task.WhenAll(_replicas.Skip(1).Select(replica => replica.StartAsync()));
        await ApplyAsync(Registered.All(Adapter.Address));
        await Task.WhenAll(_replicas.Select(UntilServedAsync));
    }

    /// <summary>Waits until a gateway answers the consumer.</summary>
    public static async Task UntilServedAsync(GatewayReplica replica)
    {
        var consumer = new SharedDataService.SharedDataServiceClient(replica.Connect("shenpi", "shenpi-window"));
        await Poll.UntilSucceedsAsync(
            async token => await consumer.LookupAsync(Registered.Lookup(request => request.Context.CaseNumber = "start"), cancellationToken: token),
            s_patience,
            "the gateway serves");
    }
}
