using System.Data;
using System.Data.Common;
using System.Globalization;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gateway.Storage.Databases;

internal sealed class PostgresDatabase : ControlDatabase
{
    private const string Channel = "gateway_head";

    /// <summary>Names the migration lock among the advisory locks of the database.</summary>
    private const long MigrationLock = 0x6761_7465_7761_7901;

    private readonly NpgsqlDataSource _source;
    private readonly string _alone;
    private readonly TimeProvider _time;
    private readonly DbContextOptions<PostgresGatewayContext> _options;

    public PostgresDatabase(string connectionString, TimeProvider time)
    {
        _time = time;
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.ApplicationName ??= "gateway";
        _alone = new NpgsqlConnectionStringBuilder(builder.ConnectionString) { Pooling = false, KeepAlive = 10 }.ConnectionString;
        _source = NpgsqlDataSource.Create(builder);
        _options = new DbContextOptionsBuilder<PostgresGatewayContext>().UseNpgsql(_source).Options;
    }

    public override string ReadHead => $"SELECT revision, epoch, {IsStandby} FROM head WHERE id = 1";

    public override string IsStandby => "CASE WHEN pg_is_in_recovery() THEN 1 ELSE 0 END";

    // A restore needs a restart of the server or another database, which every role may see; no time zone is in the text.
    public override string LiveIncarnation =>
        """
        extract(epoch FROM pg_postmaster_start_time())::text || '/'
          || (SELECT oid::text FROM pg_catalog.pg_database WHERE datname = current_database())
        """;

    // The transaction's clock stands at its first message, before any snapshot. The statement's is set once more when the
    // statement is executed, which may be long after its snapshot was taken if the network or the server halts in between.
    public override string ReadFeedHead() =>
        $"""
        SELECT sequence, epoch, tip, incarnation, {IsStandby},
          {LiveIncarnation},
          {StatementClock}
        FROM certificate_head WHERE id = 1
        """;

    public override string? ReadForbiddenTables =>
        """
        SELECT c.relname::text FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND c.relname <> '__EFMigrationsHistory'
          AND NOT (has_table_privilege(c.oid, 'SELECT') AND has_table_privilege(c.oid, 'INSERT')
            AND has_table_privilege(c.oid, 'UPDATE') AND has_table_privilege(c.oid, 'DELETE'))
        ORDER BY 1
        """;

    public override string StatementClock => "(extract(epoch FROM transaction_timestamp()) * 1000000)::bigint";

    public override string LockRows => "FOR NO KEY UPDATE";

    public override string LockFreeRows => "FOR UPDATE SKIP LOCKED";

    public override Task<long> ReadClockAsync(GatewayContext context, CancellationToken cancellationToken) =>
        context.Database
            .SqlQueryRaw<long>("""SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint AS "Value" """)
            .SingleAsync(cancellationToken);

    public override GatewayContext CreateContext() => new PostgresGatewayContext(_options);

    public override async ValueTask<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await _source.OpenConnectionAsync(cancellationToken);

    public override async ValueTask<DbTransaction> BeginSnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <summary>An advisory lock on a connection of its own: the server releases it when the connection ends.</summary>
    public override async ValueTask<IAsyncDisposable> LockForMigrationAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(_alone);
        try
        {
            await connection.OpenAsync(cancellationToken);
            var start = _time.GetTimestamp();
            while (!await TryLockAsync(connection, cancellationToken))
            {
                if (_time.GetElapsedTime(start) > patience)
                {
                    throw new TimeoutException($"Another process has held the migration lock for {patience}.");
                }

                await Task.Delay(TimeSpan.FromMilliseconds(50), _time, cancellationToken);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // Between two statements of such a transaction lie microseconds of work.
    public override Task BoundLocksAsync(GatewayContext context, TimeSpan idle, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync(
            $"SELECT set_config('idle_in_transaction_session_timeout', {idle.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture)}, true)", cancellationToken);

    public override Task NotifyAsync(GatewayContext context, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlRawAsync($"NOTIFY {Channel}", cancellationToken);

    public override async Task ListenAsync(Action notified, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_alone);
        await connection.OpenAsync(cancellationToken);
        connection.Notification += (_, _) => notified();
        await using (var command = new NpgsqlCommand($"LISTEN {Channel}", connection))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_try_advisory_lock($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = MigrationLock });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
