using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Gateway.Adapter.Sources.Sqlite;

/// <summary>A thread with a connection and its prepared statements.</summary>
internal sealed class SqliteLane
{
    private const int GreatestStatementCount = 128;

    private readonly SqliteConnector _connector;
    private readonly SqliteInbox _inbox;
    private readonly TimeProvider _time;
    private readonly ConnectGate _gate;
    private readonly Dictionary<SourceStatement, sqlite3_stmt> _statements = [];
    private readonly SqliteRow _row = new();
    private readonly Lock _interrupting = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteConnection? _connection;
    private SourceQuery? _running;

    public SqliteLane(SqliteConnector connector, SqliteInbox inbox, TimeProvider time, ConnectGate gate, int number)
    {
        (_connector, _inbox, _time, _gate) = (connector, inbox, time, gate);
        new Thread(Run) { IsBackground = true, Name = $"sqlite {number}" }.Start();
    }

    public Task Stopped => _stopped.Task;

    /// <summary>Interrupts the running query where it is over. The lock keeps the interrupt from hitting the next one.</summary>
    public void Look(long now)
    {
        if (Volatile.Read(ref _running) is null)
        {
            return;
        }

        lock (_interrupting)
        {
            if (_running is { } query && query.IsOver(now) && _connection?.Handle is { } handle)
            {
                raw.sqlite3_interrupt(handle);
            }
        }
    }

    private void Run()
    {
        while (_inbox.TryTake(out var query))
        {
            Run(query);
            _inbox.Done();
        }

        Close();
        _stopped.SetResult();
    }

    private void Run(SourceQuery query)
    {
        try
        {
            var handle = Open();
            Begin(query);
            try
            {
                Execute(handle, query);
            }
            finally
            {
                Begin(null);
            }
        }
        catch (Exception fault)
        {
            var translated = SqliteErrors.Translate(fault);
            if (translated.Kind is SourceFaultKind.Unavailable or SourceFaultKind.Failed)
            {
                Close();
            }

            query.Fail(query.IsOver(_time.GetTimestamp()) ? query.OverFault() : translated);
            return;
        }

        query.Complete();
    }

    private void Begin(SourceQuery? query)
    {
        lock (_interrupting)
        {
            _running = query;
        }
    }

    private sqlite3 Open()
    {
        if (_connection is { } open)
        {
            return open.Handle!;
        }

        _gate.ThrowIfShut();
        try
        {
            _connection = _connector.Open();
            _gate.Open();
            return _connection.Handle!;
        }
        catch (SqliteException fault)
        {
            // Whatever the code, what cannot be opened is not there.
            var translated = new SourceException(SourceFaultKind.Unavailable, SqliteErrors.Translate(fault).Code);
            _gate.Shut(translated);
            throw translated;
        }
    }

    private void Execute(sqlite3 handle, SourceQuery query)
    {
        var statement = Prepare(handle, query.Statement);
        if (query.Keys.Length == 1)
        {
            Step(statement, query, 0);
            return;
        }

        // One transaction: all keys see the same state of the register, and its file is locked once.
        RunPlain(handle, "BEGIN");
        try
        {
            for (var key = 0; key < query.Keys.Length && !query.IsFull; key++)
            {
                // An interrupt between two keys finds nothing to interrupt.
                if (query.IsOver(_time.GetTimestamp()))
                {
                    throw query.OverFault();
                }

                Step(statement, query, key);
            }
        }
        finally
        {
            if (raw.sqlite3_get_autocommit(handle) == 0 && raw.sqlite3_exec(handle, "ROLLBACK") != raw.SQLITE_OK)
            {
                Close();
            }
        }
    }

    private static void RunPlain(sqlite3 handle, string sql)
    {
        var result = raw.sqlite3_exec(handle, sql);
        if (result != raw.SQLITE_OK)
        {
            throw SqliteErrors.Translate(result);
        }
    }

    private void Step(sqlite3_stmt statement, SourceQuery query, int key)
    {
        try
        {
            Bind(statement, query.Statement, query.Keys[key]);
            var row = _row.Over(statement);
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                if (!query.Accept(key, row))
                {
                    return;
                }
            }

            if (result != raw.SQLITE_DONE)
            {
                throw SqliteErrors.Translate(result);
            }
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    private sqlite3_stmt Prepare(sqlite3 handle, SourceStatement statement)
    {
        if (_statements.TryGetValue(statement, out var prepared))
        {
            return prepared;
        }

        if (_statements.Count >= GreatestStatementCount)
        {
            Forget();
        }

        var result = raw.sqlite3_prepare_v3(handle, statement.Text, raw.SQLITE_PREPARE_PERSISTENT, out prepared);
        if (result != raw.SQLITE_OK)
        {
            throw SqliteErrors.Translate(result);
        }

        _statements.Add(statement, prepared);
        return prepared;
    }

    private static void Bind(sqlite3_stmt statement, SourceStatement from, ParameterValue[] values)
    {
        var places = from.Places;
        for (var i = 0; i < places.Length; i++)
        {
            var value = values[places[i]];
            if (from.Parameters[i] == ParameterKind.Integer)
            {
                raw.sqlite3_bind_int64(statement, i + 1, value.Integer);
            }
            else
            {
                raw.sqlite3_bind_text(statement, i + 1, value.Text);
            }
        }
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values)
        {
            raw.sqlite3_finalize(statement);
        }

        _statements.Clear();
    }

    private void Close()
    {
        Forget();
        lock (_interrupting)
        {
            _connection?.Dispose();
            _connection = null;
        }
    }
}
