using System.Diagnostics;
using System.Globalization;

namespace Gateway.Storage.Databases;

/// <summary>Asks the control plane's database how it is, and changes nothing.</summary>
public sealed class DatabaseProbe
{
    private const int Trips = 5;

    private readonly ControlDatabase _database;

    internal DatabaseProbe(ControlDatabase database) => _database = database;

    /// <summary>The tables of the model in which this program's role may not do all that it does; none where the provider has no rights.</summary>
    /// <exception cref="System.Data.Common.DbException">It does not answer.</exception>
    public async Task<IReadOnlyList<string>> ForbiddenAsync(CancellationToken cancellationToken)
    {
        var forbidden = new List<string>();
        if (_database.ReadForbiddenTables is { } text)
        {
            await using var connection = await _database.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                forbidden.Add(rows.GetString(0));
            }
        }

        return forbidden;
    }

    /// <summary>Asks some times.</summary>
    /// <exception cref="System.Data.Common.DbException">It does not answer.</exception>
    public async Task<DatabaseReading> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {_database.IsStandby}";
        var isStandby = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture) == 1;

        // The least of some, after one that does not count.
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < Trips; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await command.ExecuteScalarAsync(cancellationToken);
            var trip = Stopwatch.GetElapsedTime(started);
            least = trip < least ? trip : least;
        }

        await using var context = _database.CreateContext();
        var clock = await _database.ReadClockAsync(context, cancellationToken);
        return new(least, DateTimeOffset.UnixEpoch.AddMicroseconds(clock), isStandby);
    }
}

/// <summary>How the database answered.</summary>
/// <param name="RoundTrip">Time of a query that reads nothing.</param>
/// <param name="Clock">Its clock, a moment ago.</param>
/// <param name="IsStandby">It is a standby, which may lag.</param>
public sealed record DatabaseReading(TimeSpan RoundTrip, DateTimeOffset Clock, bool IsStandby);
