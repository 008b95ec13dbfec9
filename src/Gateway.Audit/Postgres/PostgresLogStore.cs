using Npgsql;

namespace Gateway.Audit.Postgres;

/// <summary>
/// The log in PostgreSQL: one connection, which belongs to the writer, and one prepared statement per group,
/// which is its own transaction. Where the connection is lost, the group's outcome is unknown and its callers fail.
/// </summary>
internal sealed class PostgresLogStore : ILogStore
{
    private readonly string _origin;
    private readonly bool _mayCreate;
    private readonly string _writerSettings;
    private readonly NpgsqlDataSource _readers;
    private readonly PostgresLogReader _reader;
    private NpgsqlConnection? _connection;
    private PostgresInsert? _insert;

    public PostgresLogStore(string connectionString, string origin, TimeSpan commitTimeout, bool mayCreate = true)
    {
        (_origin, _mayCreate) = (origin, mayCreate);
        var settings = new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "gateway-log",
            CommandTimeout = Math.Max(1, (int)commitTimeout.TotalSeconds),
            Enlist = false,
            IncludeErrorDetail = false,
            // The writer's connection lives as long as the server: a dead peer must show when the log is idle, too.
            TcpKeepAlive = true,
            MinPoolSize = 0,
            MaxPoolSize = 4,
        };
        Description = $"PostgreSQL database {settings.Database} on {settings.Host}";
        _readers = NpgsqlDataSource.Create(settings);

        // Outside the pool: readers cannot take its place, and what is pinned for its session stays with it.
        settings.Pooling = false;
        _writerSettings = settings.ConnectionString;
        _reader = new PostgresLogReader(_readers);
    }

    public string Description { get; }

    // PostgreSQL tidies up by itself.
    public bool IsUntidy => false;

    public void Open()
    {
        Close();
        try
        {
            _connection = new NpgsqlConnection(_writerSettings);
            _connection.Open();
            PostgresDurability.Require(_connection);
            PostgresSchema.Ensure(_connection, _origin, _mayCreate);
            _insert = new PostgresInsert(_connection);
        }
        catch (Exception fault)
        {
            Close();
            if (PostgresFaults.IsFault(fault))
            {
                throw PostgresFaults.Fault(fault);
            }

            throw;
        }
    }

    public void Commit(LogGroup group)
    {
        if (_insert is null)
        {
            throw new LogStoreException("PostgreSQL: there is no connection.");
        }

        try
        {
            _insert.Execute(group);
        }
        catch (Exception fault) when (PostgresFaults.IsFault(fault))
        {
            throw PostgresFaults.Fault(fault);
        }
    }

    public void Probe()
    {
        // Always anew: the server that answers may be another one, with other settings.
        Open();
        Check();
    }

    public void Check()
    {
        try
        {
            using var command = new NpgsqlCommand(
                "insert into log_probe(one, at) values (1, now()) on conflict (one) do update set at = excluded.at", _connection);
            command.ExecuteNonQuery();
        }
        catch (Exception fault) when (PostgresFaults.IsFault(fault))
        {
            Close();
            throw PostgresFaults.Fault(fault);
        }
    }

    public void Tidy()
    {
    }

    public ValueTask<IReadOnlyList<LogRow>> ReadAsync(long after, int limit, CancellationToken cancellationToken) =>
        _reader.ReadAsync(after, limit, cancellationToken);

    public ValueTask<IReadOnlyList<LogRow>> FindAsync(Guid exchangeId, CancellationToken cancellationToken) =>
        _reader.FindAsync(exchangeId, cancellationToken);

    public void Dispose()
    {
        Close();
        _readers.Dispose();
    }

    private void Close()
    {
        _insert?.Dispose();
        _insert = null;
        _connection?.Dispose();
        _connection = null;
    }
}
