using System.Globalization;
using MySqlConnector;

namespace Gateway.Adapter.Sources.MariaDb;

/// <summary>A connection with its prepared statements.</summary>
internal sealed class MariaDbLane(MariaDbConnector connector, TimeProvider time, ConnectGate gate)
    : AdoLane<MySqlConnection>(time, gate)
{
    private const int GreatestStatementCount = 64;

    private readonly Dictionary<SourceStatement, MySqlCommand> _commands = [];
    private MySqlCommand? _running;

    protected override Task<MySqlConnection> ConnectAsync() => connector.ConnectAsync(CancellationToken.None);

    protected override async Task RunBatchAsync(MySqlConnection connection)
    {
        for (var i = 0; i < Count; i++)
        {
            await RunOneAsync(connection, this[i]);
            this[i].Complete();
        }
    }

    protected override async Task RunOneAsync(MySqlConnection connection, SourceQuery query)
    {
        var command = await BindAsync(connection, query);
        Volatile.Write(ref _running, command);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            var row = Row.Over(reader, query.Statement);
            while (await reader.ReadAsync(CancellationToken.None) && query.Accept(row))
            {
            }
        }
        finally
        {
            Volatile.Write(ref _running, null);
        }
    }

    protected override SourceException Translate(Exception fault) => MariaDbErrors.Translate(fault);

    protected override void Forget()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _commands.Clear();
    }

    protected override void Interrupt()
    {
        if (Volatile.Read(ref _running) is { } command)
        {
            // KILL QUERY goes over a connection of its own, which may take its time.
            _ = Task.Run(() => Cancel(command));
        }
    }

    private static void Cancel(MySqlCommand command)
    {
        try
        {
            command.Cancel();
        }
        catch (Exception fault) when (fault is MySqlException or ObjectDisposedException or InvalidOperationException)
        {
            // The server's own timeout, or the driver's, ends the statement.
        }
    }

    private async ValueTask<MySqlCommand> BindAsync(MySqlConnection connection, SourceQuery query)
    {
        if (!_commands.TryGetValue(query.Statement, out var command))
        {
            if (_commands.Count >= GreatestStatementCount)
            {
                Forget();
            }

            command = new MySqlCommand(query.Statement.Text, connection);
            foreach (var _ in query.Statement.Parameters)
            {
                command.Parameters.Add(new MySqlParameter());
            }

            Set(command, query);
            await command.PrepareAsync(CancellationToken.None);
            _commands.Add(query.Statement, command);
            return command;
        }

        Set(command, query);
        return command;
    }

    private static void Set(MySqlCommand command, SourceQuery query)
    {
        var places = query.Statement.Places;
        for (var i = 0; i < places.Length; i++)
        {
            var value = query.Values[places[i]];
            command.Parameters[i].Value = query.Statement.Parameters[i] switch
            {
                ParameterKind.Integer => value.Integer,
                ParameterKind.Number => decimal.Parse(value.Text!, NumberStyles.Number, CultureInfo.InvariantCulture),
                _ => value.Text,
            };
        }
    }
}
