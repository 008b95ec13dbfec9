using System.Diagnostics;
using System.Globalization;

namespace Gateway.Storage.Databases;

/// <summary>Asks the control plane's database how it is, and changes nothing.</summary>
public sealed class DatabaseProbe
{
    private readonly ControlDatabase _database;

    internal DatabaseProbe(ControlDatabase database) => _database = database;

    /// <summary>Asks once.</summary>
    /// <exception cref="System.Data.Common.DbException">It does not answer.</exception>
    public async Task<DatabaseReading> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {_database.IsStandby}";
        var started = Stopwatch.GetTimestamp();
        var isStandby = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) == 1;
        var elapsed = Stopwatch.GetElapsedTime(started);
        await using var context = _database.CreateContext();
        var clock = await _database.ReadClockAsync(context, cancellationToken);
        return new(elapsed, DateTimeOffset.UnixEpoch.AddMicroseconds(clock), isStandby);
    }
}

/// <summary>How the database answered.</summary>
/// <param name="RoundTrip">Time of a query that reads nothing.</param>
/// <param name="Clock">Its clock, a moment ago.</param>
/// <param name="IsStandby">It is a standby, which may lag.</param>
public sealed record DatabaseReading(TimeSpan RoundTrip, DateTimeOffset Clock, bool IsStandby);
