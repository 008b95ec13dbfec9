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
            await RunAloneAsync(connection, this[i]);
            this[i].Complete();
        }
    }

    protected override async Task RunKeysAsync(MySqlConnection connection, SourceQuery query, int first, int count)
    {
        var statement = count > 1 ? query.Statement.Many! : query.Statement;
        var command = await BindAsync(connection, statement, query.Keys.AsMemory(first, count));
        Volatile.Write(ref _running, command);
        try
        {
            await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
            await ReadAsync(reader, statement, query, first);
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

    private async ValueTask<MySqlCommand> BindAsync(
        MySqlConnection connection, SourceStatement statement, ReadOnlyMemory<ParameterValue[]> keys)
    {
        if (!_commands.TryGetValue(statement, out var command))
        {
            if (_commands.Count >= GreatestStatementCount)
            {
                Forget();
            }

            command = new MySqlCommand(statement.Text, connection);
            foreach (var _ in statement.Parameters)
            {
                command.Parameters.Add(new MySqlParameter());
            }

            Set(command, statement, keys.Span);
            await command.PrepareAsync(CancellationToken.None);
            _commands.Add(statement, command);
            return command;
        }

        Set(command, statement, keys.Span);
        return command;
    }

    private static void Set(MySqlCommand command, SourceStatement statement, ReadOnlySpan<ParameterValue[]> keys)
    {
        for (var i = 0; i < statement.Places.Length; i++)
        {
            var (key, place) = Math.DivRem(statement.Places[i], keys[0].Length);
            // A statement has so many keys; those too many repeat the last one and ask for no row of it.
            var value = key >= keys.Length && place == keys[0].Length - 1 ? 0 : keys[Math.Min(key, keys.Length - 1)][place];
            command.Parameters[i].Value = statement.Parameters[i] switch
            {
                ParameterKind.Integer => value.Integer,
                ParameterKind.Number => decimal.Parse(value.Text!, NumberStyles.Number, CultureInfo.InvariantCulture),
                _ => value.Text,
            };
        }
    }
}
