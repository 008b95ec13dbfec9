using Gateway.Audit.Sqlite;
using Gateway.Audit.Tests.Log;
using Gateway.Testing;

namespace Gateway.Audit.Tests.Stores;

public sealed class SqliteLogStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Gives_back_what_was_appended_in_order_and_by_exchange()
    {
        string path = _folder.At("deep", "log.db");
        ExchangeRecord[] records = [.. Enumerable.Range(0, 30).Select(_ => Logs.Record())];
        var leaves = new List<Digest>();
        await using (DurableLog log = Logs.Sqlite(path))
        {
            await log.StartAsync();
            foreach (ExchangeRecord record in records)
            {
                Assert.True((await log.AppendAsync(record, out Digest leaf, Logs.Token)).IsDurable);
                leaves.Add(leaf);
            }

            // A stream: several records of one exchange.
            Assert.True((await log.AppendAsync(records[3] with { Kind = RecordKind.Closed, Salt = Salt.Create() }, out _, Logs.Token)).IsDurable);
            Assert.Equal(2, (await log.FindAsync(records[3].ExchangeId, Logs.Token)).Count);
            Assert.Empty(await log.FindAsync(Guid.NewGuid(), Logs.Token));
        }

        await using DurableLog again = Logs.Sqlite(path);
        await again.StartAsync();
        List<LogRow> rows = await Logs.AllAsync(again);
        Assert.Equal(31, rows.Count);
        Assert.Equal(records.Select(record => record.ExchangeId), rows.Take(30).Select(row => row.ExchangeId));
        Assert.Equal(leaves, rows.Take(30).Select(row => row.Leaf));
        Assert.All(rows, row => Assert.Equal(row.Leaf, LeafHash.Compute(row.Record.Span)));
        Assert.Equal([11, 12, 13], (await again.ReadAsync(10, 3, Logs.Token)).Select(row => row.Seq));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + "-wal"));
    }

    [Theory]
    [InlineData("Off", "level 0")]
    [InlineData("Normal", "level 1")]
    public void Less_than_full_durability_is_refused(string synchronous, string level)
    {
        using var store = new SqliteLogStore(_folder.At("log.db"), Logs.Origin, synchronous);
        LogRefusedException refusal = Assert.Throws<LogRefusedException>(store.Open);
        Assert.Contains(level, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Set Synchronous to Full or Extra", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_logs_file_is_refused()
    {
        await using (DurableLog log = Logs.Sqlite(_folder.At("log.db")))
        {
            await log.StartAsync();
        }

        await using DurableLog other = Logs.Sqlite(_folder.At("log.db"), "other.test/log");
        LogRefusedException refusal = await Assert.ThrowsAsync<LogRefusedException>(other.StartAsync);
        Assert.Contains("'gateway.test/log' and not 'other.test/log'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_an_unknown_version_or_of_another_kind_is_not_written()
    {
        string path = _folder.At("log.db");
        await using (DurableLog log = Logs.Sqlite(path))
        {
            await log.StartAsync();
        }

        using (var database = new SqliteDatabase(path))
        {
            database.Execute("UPDATE log_meta SET value = '2' WHERE key = 'schema_version'");
        }

        await using DurableLog newer = Logs.Sqlite(path);
        Assert.Contains("schema_version is '2'", (await Assert.ThrowsAsync<LogRefusedException>(newer.StartAsync)).Message, StringComparison.Ordinal);

        await File.WriteAllTextAsync(_folder.At("text.db"), new string('x', 5000), Logs.Token);
        await using DurableLog text = Logs.Sqlite(_folder.At("text.db"));
        await text.StartAsync();
        Assert.False(text.IsWritable);
        Assert.Contains("not a database", text.Writability.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_record_twice_is_one_row()
    {
        await using DurableLog log = Logs.Sqlite(_folder.At("log.db"));
        await log.StartAsync();
        ExchangeRecord record = Logs.Record();
        Assert.True((await log.AppendAsync(record, out _, Logs.Token)).IsDurable);
        Assert.True((await log.AppendAsync(record, out _, Logs.Token)).IsDurable);
        Assert.Single(await Logs.AllAsync(log));
    }

    [Fact]
    public void The_write_ahead_log_stays_bounded_under_load()
    {
        string path = _folder.At("log.db");
        using var store = new SqliteLogStore(path, Logs.Origin, "Full");
        store.Open();
        var record = new byte[16_000];
        for (int i = 0; i < 150; i++)
        {
            using LogGroup group = StoreGroups.Of([.. Enumerable.Range(0, 32).Select(number =>
            {
                Random.Shared.NextBytes(record);
                return (Guid.CreateVersion7(), record.ToArray());
            })]);
            store.Commit(group);
            store.Tidy();
        }

        // 77 MB were written; the bound is 8 MiB and what comes while they are moved.
        Assert.InRange(new FileInfo(path + "-wal").Length, 1, 40_000_000);
    }

    [Fact]
    public async Task A_second_writer_of_the_file_fails_with_a_clear_reason_and_resumes()
    {
        string path = _folder.At("log.db");
        await using DurableLog log = Logs.Sqlite(path);
        await log.StartAsync();
        using var other = new SqliteDatabase(path);
        other.Execute("BEGIN IMMEDIATE");
        AppendResult result = await log.AppendAsync(Logs.Record(), out _, Logs.Token);
        Assert.Equal(AppendStatus.Unavailable, result.Status);
        Assert.Contains("one log has one writing process", result.Reason, StringComparison.Ordinal);
        other.Execute("ROLLBACK");
        await Poll.UntilAsync(() => log.IsWritable, Logs.Patience, "it is writable", Logs.Token);
        Assert.True((await log.AppendAsync(Logs.Record(), out _, Logs.Token)).IsDurable);
    }

    [Fact]
    public async Task What_the_bounded_queue_took_is_in_the_log_and_nothing_else()
    {
        var store = new SqliteLogStore(_folder.At("log.db"), Logs.Origin, "Full");
        await using DurableLog log = Logs.Over(store, maxRecords: 20);
        await log.StartAsync();
        var durable = new System.Collections.Concurrent.ConcurrentBag<Guid>();
        int overloaded = 0;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                ExchangeRecord record = Logs.Record();
                AppendResult result = await log.AppendAsync(record, out _, CancellationToken.None);
                if (result.IsDurable)
                {
                    durable.Add(record.ExchangeId);
                }
                else
                {
                    Assert.Equal(AppendStatus.Overloaded, result.Status);
                    Interlocked.Increment(ref overloaded);
                }
            }
        })));
        Assert.NotEqual(0, overloaded);
        Assert.Equal(durable.Order(), (await Logs.AllAsync(log)).Select(row => row.ExchangeId).Order());
    }
}
