using System.Threading.Channels;
using Gateway.Audit;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gateway.Benchmarks.Audit;

/// <summary>
/// The baseline: group commit as it is plainly written, a channel, a task completion source per record and a loop
/// that commits what has gathered.
/// </summary>
internal sealed class PlainLog : IAsyncDisposable
{
    private readonly Channel<Item> _queue = Channel.CreateBounded<Item>(new BoundedChannelOptions(8192) { SingleReader = true });
    private readonly Func<List<Item>, Task> _commit;
    private readonly IAsyncDisposable _connection;
    private readonly Task _loop;

    private PlainLog(IAsyncDisposable connection, Func<List<Item>, Task> commit)
    {
        _connection = connection;
        _commit = commit;
        _loop = Task.Run(RunAsync);
    }

    public long Groups { get; private set; }

    public static PlainLog OverNothing(Action commit) => new(new MemoryStream(), _ =>
    {
        commit();
        return Task.CompletedTask;
    });

    public static async Task<PlainLog> OverSqliteAsync(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using (SqliteCommand setup = connection.CreateCommand())
        {
            setup.CommandText =
                """
                PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
                CREATE TABLE exchange_log(seq INTEGER PRIMARY KEY, id BLOB NOT NULL, record BLOB NOT NULL, leaf BLOB NOT NULL);
                CREATE UNIQUE INDEX exchange_log_id ON exchange_log(id, leaf);
                """;
            await setup.ExecuteNonQueryAsync();
        }

        return new PlainLog(connection, async items =>
        {
            await using SqliteTransaction transaction = connection.BeginTransaction();
            await using SqliteCommand insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO exchange_log(id, record, leaf) VALUES($id, $record, $leaf)";
            SqliteParameter id = insert.Parameters.Add("$id", SqliteType.Blob);
            SqliteParameter record = insert.Parameters.Add("$record", SqliteType.Blob);
            SqliteParameter leaf = insert.Parameters.Add("$leaf", SqliteType.Blob);
            foreach (Item item in items)
            {
                id.Value = item.Id.ToByteArray(bigEndian: true);
                record.Value = item.Record;
                leaf.Value = item.Leaf;
                await insert.ExecuteNonQueryAsync();
            }

            await transaction.CommitAsync();
        });
    }

    public static async Task<PlainLog> OverPostgresAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using (var setup = new NpgsqlCommand(
            """
            create table exchange_log(seq bigint generated always as identity primary key, id uuid not null, record bytea not null, leaf bytea not null);
            create unique index exchange_log_id on exchange_log(id, leaf);
            """,
            connection))
        {
            await setup.ExecuteNonQueryAsync();
        }

        return new PlainLog(connection, async items =>
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
            await using var batch = new NpgsqlBatch(connection, transaction);
            foreach (Item item in items)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand("insert into exchange_log(id, record, leaf) values ($1, $2, $3)")
                {
                    Parameters = { new() { Value = item.Id }, new() { Value = item.Record }, new() { Value = item.Leaf } },
                });
            }

            await batch.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
        });
    }

    public async Task AppendAsync(Guid id, ReadOnlyMemory<byte> record, Digest leaf)
    {
        var item = new Item(id, record.ToArray(), leaf.ToArray(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await _queue.Writer.WriteAsync(item);
        await item.Durable.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.Complete();
        await _loop;
        await _connection.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var items = new List<Item>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out Item? item))
            {
                items.Add(item);
            }

            await _commit(items);
            Groups++;
            items.ForEach(item => item.Durable.SetResult());
            items.Clear();
        }
    }

    private sealed record Item(Guid Id, byte[] Record, byte[] Leaf, TaskCompletionSource Durable);
}
