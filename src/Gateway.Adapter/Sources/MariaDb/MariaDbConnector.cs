using System.Globalization;
using MySqlConnector;

namespace Gateway.Adapter.Sources.MariaDb;

/// <summary>Opens connections whose sessions are read only, in UTC, and end statements by themselves.</summary>
internal sealed class MariaDbConnector
{
    private readonly string _connection;
    private readonly TimeSpan _timeout;

    public MariaDbConnector(SourceOptions options)
    {
        _timeout = options.StatementTimeout;
        _connection = new MySqlConnectionStringBuilder(options.Connection)
        {
            Pooling = false,
            AutoEnlist = false,
            AllowUserVariables = false,
            AllowLoadLocalInfile = false,
            TreatTinyAsBoolean = false,
            GuidFormat = MySqlGuidFormat.None,
            ApplicationName = "gateway-adapter",
            ConnectionTimeout = (uint)Math.Max(1, Math.Ceiling(options.ConnectTimeout.TotalSeconds)),
            // The server ends the statement; this one is for a server that does not answer at all.
            DefaultCommandTimeout = (uint)Math.Ceiling(options.StatementTimeout.TotalSeconds) + 1,
            CancellationTimeout = 1,
        }.ConnectionString;
    }

    public async Task<MySqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(_connection);
        try
        {
            await connection.OpenAsync(cancellationToken);
            var limit = connection.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase)
                ? string.Create(CultureInfo.InvariantCulture, $"max_statement_time = {_timeout.TotalSeconds:F3}")
                : string.Create(CultureInfo.InvariantCulture, $"max_execution_time = {_timeout.TotalMilliseconds:F0}");
            await using var command = new MySqlCommand(
                $"SET SESSION TRANSACTION READ ONLY; SET SESSION time_zone = '+00:00', {limit}", connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
