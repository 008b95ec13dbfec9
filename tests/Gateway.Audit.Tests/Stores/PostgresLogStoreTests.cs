using System.Collections.Concurrent;
using Gateway.Audit.Tests.Log;
using Gateway.Testing;
using Npgsql;

namespace Gateway.Audit.Tests.Stores;

public sealed class PostgresLogStoreTests
{
    [Fact]
    public async Task Gives_back_what_several_replicas_appended_that_opened_it_at_once()
    {
        string database = await DatabaseAsync();
        DurableLog[] replicas = [.. Enumerable.Range(0, 4).Select(_ => Logs.Postgres(database))];
        await Task.WhenAll(replicas.Select(log => log.StartAsync()));
        Assert.All(replicas, log => Assert.True(log.IsWritable, log.Writability.Reason));
        var appended = new ConcurrentDictionary<Guid, Digest>();
        await Task.WhenAll(replicas.SelectMany(log => Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < 20; i++)
            {
                ExchangeRecord record = Logs.Record();
                Assert.True((await log.AppendAsync(record, out Digest leaf, CancellationToken.None)).IsDurable);
                appended[record.ExchangeId] = leaf;
            }
        }))));

        List<LogRow> rows = await Logs.AllAsync(replicas[0]);
        Assert.Equal(4 * 8 * 20, rows.Count);
        Assert.All(rows, row => Assert.Equal(appended[row.ExchangeId], LeafHash.Compute(row.Record.Span)));
        Assert.Equal(rows[5].Seq, Assert.Single(await replicas[1].FindAsync(rows[5].ExchangeId, Logs.Token)).Seq);
        await Task.WhenAll(replicas.Select(log => log.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_record_that_is_in_the_log_already_does_not_fail_its_group()
    {
        await using DurableLog log = Logs.Postgres(await DatabaseAsync());
        await log.StartAsync();
        ExchangeRecord record = Logs.Record();
        Assert.True((await log.AppendAsync(record, out _, Logs.Token)).IsDurable);
        Assert.True((await log.AppendAsync(record, out _, Logs.Token)).IsDurable);
        Assert.Single(await Logs.AllAsync(log));
    }

    [Fact]
    public async Task Another_logs_database_is_refused()
    {
        string database = await DatabaseAsync();
        await using DurableLog log = Logs.Postgres(database);
        await log.StartAsync();
        await using DurableLog other = Logs.Postgres(database, "other.test/log");
        LogRefusedException refusal = await Assert.ThrowsAsync<LogRefusedException>(other.StartAsync);
        Assert.Contains("origin is 'gateway.test/log'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("off")]
    [InlineData("local")]
    [InlineData("remote_write")]
    public async Task A_database_or_connection_that_does_not_wait_for_the_disk_is_refused(string synchronousCommit)
    {
        string database = await DatabaseAsync();
        await ExecuteAsync(database, $"alter database {new NpgsqlConnectionStringBuilder(database).Database} set synchronous_commit = {synchronousCommit}");
        await AssertRefusedAsync(database, $"synchronous_commit is {synchronousCommit}", "set synchronous_commit = on");

        await AssertRefusedAsync(
            await DatabaseAsync() + $";Options=-c synchronous_commit={synchronousCommit}", $"synchronous_commit is {synchronousCommit}");
    }

    [Fact]
    public async Task A_server_without_fsync_and_full_page_writes_is_refused_for_both()
    {
        await using PostgresServer server = await PostgresServer.StartAsync(
            new Dictionary<string, string> { ["fsync"] = "off", ["full_page_writes"] = "off" }, Logs.Token);
        await AssertRefusedAsync(
            await server.CreateDatabaseAsync(Logs.Token), "fsync is off", "set fsync = on", "full_page_writes is off", "set full_page_writes = on");
    }

    [Fact]
    public async Task A_table_that_a_crash_would_empty_is_refused()
    {
        string database = await DatabaseAsync();
        await using (DurableLog log = Logs.Postgres(database))
        {
            await log.StartAsync();
        }

        await ExecuteAsync(database, "alter table exchange_log set unlogged");
        await AssertRefusedAsync(database, "SET LOGGED");
    }

    [Fact]
    public async Task A_setting_changed_later_does_not_reach_the_writers_session()
    {
        await using PostgresServer server = await PostgresServer.StartAsync(
            new Dictionary<string, string> { ["log_statement"] = "none" }, Logs.Token);
        string database = await server.CreateDatabaseAsync(Logs.Token);
        await using DurableLog log = Logs.Postgres(database);
        await log.StartAsync();
        await ExecuteAsync(database, "create table seen(level text)");
        await ExecuteAsync(
            database,
            """
            create function note() returns trigger language plpgsql as
            $$ begin insert into seen values (current_setting('synchronous_commit')); return null; end $$
            """);
        await ExecuteAsync(database, "create trigger note after insert on exchange_log execute function note()");
        await ExecuteAsync(database, "alter role current_user set synchronous_commit = off");
        await ExecuteAsync(database, "select pg_reload_conf()");
        Assert.True((await log.AppendAsync(Logs.Record(), out _, Logs.Token)).IsDurable);
        Assert.Equal("on", await ScalarAsync(database, "select level from seen"));
    }

    [Fact]
    public async Task A_killed_server_fails_who_waits_and_once_restarted_is_written_again()
    {
        await using PostgresServer server = await PostgresServer.StartAsync(Logs.Token);
        await using DurableLog log = Logs.Postgres(await server.CreateDatabaseAsync(Logs.Token));
        await log.StartAsync();
        var durable = new ConcurrentBag<Guid>();
        using var stop = new CancellationTokenSource();
        Task[] callers = [.. Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            AppendResult result = default;
            while (!stop.IsCancellationRequested && (result == default || result.IsDurable))
            {
                ExchangeRecord record = Logs.Record();
                result = await log.AppendAsync(record, out _, CancellationToken.None);
                if (result.IsDurable)
                {
                    durable.Add(record.ExchangeId);
                }
            }

            Assert.Equal(AppendStatus.Unavailable, result.Status);
        }))];
        await Poll.UntilAsync(() => durable.Count > 100, Logs.Patience, "records are written", Logs.Token);

        server.Kill();
        await Task.WhenAll(callers).WaitAsync(Logs.Patience, Logs.Token);
        Assert.False(log.IsWritable);
        Assert.StartsWith("PostgreSQL:", log.Writability.Reason, StringComparison.Ordinal);

        await server.RestartAsync(Logs.Token);
        await Poll.UntilAsync(() => log.IsWritable, Logs.Patience, "it is writable again", Logs.Token);
        Assert.True((await log.AppendAsync(Logs.Record(), out _, Logs.Token)).IsDurable);
        var rows = (await Logs.AllAsync(log)).Select(row => row.ExchangeId).ToHashSet();
        Assert.Superset(durable.ToHashSet(), rows);
        await stop.CancelAsync();
    }

    [Fact]
    public async Task A_server_away_at_start_is_waited_for()
    {
        await using PostgresServer server = await PostgresServer.StartAsync(Logs.Token);
        string database = await server.CreateDatabaseAsync(Logs.Token);
        await server.StopAsync();
        await using DurableLog log = Logs.Postgres(database);
        await log.StartAsync();
        Assert.False(log.IsWritable);
        await server.RestartAsync(Logs.Token);
        await Poll.UntilAsync(() => log.IsWritable, Logs.Patience, "it is writable", Logs.Token);
    }

    private static async Task<string> DatabaseAsync() => await (await Servers.PostgresAsync(Logs.Token)).CreateDatabaseAsync(Logs.Token);

    private static async Task AssertRefusedAsync(string database, params string[] parts)
    {
        await using DurableLog log = Logs.Postgres(database);
        LogRefusedException refusal = await Assert.ThrowsAsync<LogRefusedException>(log.StartAsync);
        Assert.All(parts, part => Assert.Contains(part, refusal.Message, StringComparison.Ordinal));
    }

    private static async Task ExecuteAsync(string database, string sql) => await ScalarAsync(database, sql);

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database + ";Pooling=false");
        await connection.OpenAsync(Logs.Token);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Logs.Token);
    }
}
