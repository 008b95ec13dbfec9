using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gateway.Adapter.Sources.Sqlite;

/// <summary>
/// A SQLite file, opened read only, one connection for each of a few threads of its own: SQLite's calls
/// block, and must not hold up the threads that serve other calls.
/// </summary>
internal sealed class SqliteSource : ISource
{
    private readonly SqliteConnector _connector;
    private readonly SqliteLane[] _lanes;
    private readonly SqliteInbox _inbox;
    private readonly LaneWatch _watch;

    public SqliteSource(SourceOptions options, TimeProvider time)
    {
        _connector = new SqliteConnector(options);
        _inbox = new SqliteInbox(options.QueueLimit, time);
        _lanes = new SqliteLane[options.Connections];
        _watch = new LaneWatch(time, Look, () => _inbox.IsIdle);
        var gate = new ConnectGate(time);
        for (var i = 0; i < _lanes.Length; i++)
        {
            _lanes[i] = new SqliteLane(_connector, _inbox, time, gate, i);
        }
    }

    public ISourceDialect Dialect { get; } = new SqliteDialect();

    public ValueTask RunAsync(SourceQuery query)
    {
        _watch.Arm();
        return _inbox.TryAdd(query, out var fault) ? query.Completion : ValueTask.FromException(fault);
    }

    public Task<ImmutableArray<string>> ListTablesAsync(string? schema, CancellationToken cancellationToken) =>
        OnThreadAsync(
            connection =>
            {
                var names = ImmutableArray.CreateBuilder<string>();
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT name FROM pragma_table_list WHERE schema = $schema AND type IN ('table', 'view', 'virtual')";
                command.Parameters.AddWithValue("$schema", schema ?? "main");
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    names.Add(reader.GetString(0));
                }

                return names.ToImmutable();
            },
            cancellationToken);

    public Task<TableDescription> DescribeAsync(string? schema, string table, CancellationToken cancellationToken) =>
        OnThreadAsync(
            connection =>
            {
                var columns = ImmutableArray.CreateBuilder<ColumnDescription>();
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT name, type FROM pragma_table_xinfo($table, $schema) WHERE hidden <> 1 ORDER BY cid";
                command.Parameters.AddWithValue("$table", table);
                command.Parameters.AddWithValue("$schema", schema ?? "main");
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    columns.Add(SqliteTypes.Describe(reader.GetString(0), reader.GetString(1)));
                }

                return new TableDescription(schema ?? "", table, columns.ToImmutable());
            },
            cancellationToken);

    public Task ProbeAsync(CancellationToken cancellationToken) =>
        OnThreadAsync(
            connection =>
            {
                using var command = connection.CreateCommand();
                command.CommandText = "SELECT 1 FROM sqlite_schema LIMIT 1";
                return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
            },
            cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _inbox.Close();
        foreach (var lane in _lanes)
        {
            await lane.Stopped;
        }

        _inbox.Dispose();
        _watch.Dispose();
    }

    private Task<T> OnThreadAsync<T>(Func<SqliteConnection, T> work, CancellationToken cancellationToken) =>
        Task.Factory.StartNew(
            () =>
            {
                try
                {
                    using var connection = _connector.Open();
                    return work(connection);
                }
                catch (Exception fault) when (fault is SqliteException or InvalidOperationException)
                {
                    throw SqliteErrors.Translate(fault);
                }
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).WaitAsync(cancellationToken);

    private void Look(long now)
    {
        _inbox.Expire(now);
        foreach (var lane in _lanes)
        {
            lane.Look(now);
        }
    }
}
