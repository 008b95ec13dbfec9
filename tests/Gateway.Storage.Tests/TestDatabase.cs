using Gateway.Contracts.Management.V1;
using Gateway.Core.Calendars;
using Gateway.Storage.Cases;
using Gateway.Storage.Certificates;
using Gateway.Storage.Databases;
using Gateway.Storage.Following;
using Gateway.Storage.Quotas;
using Gateway.Storage.Registrations;
using Gateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Storage.Tests;

/// <summary>A migrated database of the test's own, and what stands on it.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder _folder;

    private TestDatabase(StorageOptions options, TimeProvider time, TemporaryFolder folder)
    {
        _folder = folder;
        (Options, Time) = (options, time);
        Zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        Database = ControlDatabase.Create(options, time);
        Store = NewStore();
    }

    public StorageOptions Options { get; }

    public TimeProvider Time { get; }

    public TimeZoneInfo Zone { get; }

    public ControlDatabase Database { get; }

    public HeadSignal Signal { get; } = new();

    public RegistryStore Store { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestDatabase> CreateAsync(StorageProvider provider, TimeProvider? time = null)
    {
        var folder = new TemporaryFolder();
        var options = await OptionsAsync(provider, folder);
        var database = new TestDatabase(options, time ?? TimeProvider.System, folder);
        await database.Migrator().MigrateAsync(Token);
        return database;
    }

    public static async Task<TestDatabase> OnAsync(PostgresServer server, TimeProvider? time = null)
    {
        var options = new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = await server.CreateDatabaseAsync(Token) };
        var database = new TestDatabase(options, time ?? TimeProvider.System, new TemporaryFolder());
        await database.Migrator().MigrateAsync(Token);
        return database;
    }

    public static async Task<StorageOptions> OptionsAsync(StorageProvider provider, TemporaryFolder folder) => new()
    {
        Provider = provider,
        Path = provider == StorageProvider.Sqlite ? folder.At("gateway.db") : null,
        ConnectionString = provider == StorageProvider.Postgres
            ? await (await Servers.PostgresAsync(Token)).CreateDatabaseAsync(Token)
            : null,
    };

    public DatabaseMigrator Migrator() => new(Database, NullLogger<DatabaseMigrator>.Instance);

    public RegistryStore NewStore() => new(Database, Signal, Zone, null, NullLogger<RegistryStore>.Instance);

    public SnapshotFollower NewFollower(HeadSignal? signal = null) =>
        new(Database, signal ?? Signal, Options, Zone, Time, NullLogger<SnapshotFollower>.Instance);

    public HeadListener NewListener(HeadSignal signal) => new(Database, signal, Time, NullLogger<HeadListener>.Instance);

    public CertificateLedger NewCertificates() => new(Database, Signal, NullLogger<CertificateLedger>.Instance);

    /// <summary>Has the epoch of the feed belong to this run of the server, as a follower does at its start.</summary>
    public async Task<CertificateLedger> NewFollowedCertificatesAsync()
    {
        using var follower = NewFeed();
        await follower.ConfirmAsync(Token);
        return NewCertificates();
    }

    public FeedFollower NewFeed(HeadSignal? signal = null, int capacity = FeedFollower.Capacity, ILogger<FeedFollower>? logger = null) =>
        new(Database, signal ?? Signal, Options, capacity, Time, logger ?? NullLogger<FeedFollower>.Instance);

    public QuotaLedger NewLedger() => new(Database);

    public MismatchLedger NewMismatches() => new(Database);

    public CaseStore NewCases() => new(Database);

    public ReplicaRegistry NewReplicas() => new(Database, Time, NullLogger<ReplicaRegistry>.Instance);

    public QuotaMeter NewMeter(ReplicaRegistry replicas) =>
        new(NewLedger(), replicas, new JurisdictionClock(Time, Zone), Time, NullLogger<QuotaMeter>.Instance);

    public Task<ApplyOutcome> ApplyAsync(params Document[] documents) =>
        Store.ApplyAsync(documents, dryRun: false, (_, _) => Task.CompletedTask, Token);

    public async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = await Database.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
