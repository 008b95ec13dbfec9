using System.Data.Common;
using Gateway.Core.Certificates;
using Gateway.Storage.Databases;

namespace Gateway.Storage.Certificates;

/// <summary>The head of the feed as one query read it.</summary>
/// <param name="Point">Where the feed ends.</param>
/// <param name="Incarnation">The run of the server, and the database, that the epoch belongs to.</param>
/// <param name="Live">Those that answered.</param>
/// <param name="Time">The clock, at a moment that is not after the one the answer is of.</param>
internal readonly record struct FeedHead(FeedPoint Point, string Incarnation, string Live, DateTimeOffset Time)
{
    private const int TimeoutSeconds = 2;

    /// <summary>The database may have been restored since the epoch began.</summary>
    public bool IsOfAnotherRun => !string.Equals(Incarnation, Live, StringComparison.Ordinal);

    /// <exception cref="InvalidOperationException">The database is a standby, which confirms nothing, or was never migrated.</exception>
    public static async Task<FeedHead> ReadAsync(
        ControlDatabase database, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = database.ReadFeedHead();
        command.CommandTimeout = TimeoutSeconds;
        command.Transaction = transaction;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
        {
            throw Missing();
        }

        RefuseStandby(row.GetInt32(4));
        var point = new FeedPoint(row.GetGuid(1), row.GetInt64(0), HashBytes.Read(row.GetFieldValue<byte[]>(2)));
        return new(point, row.GetString(3), row.GetString(5), UnixMicroseconds.ToMoment(row.GetInt64(6)));
    }

    public static void RefuseStandby(int isStandby)
    {
        if (isStandby != 0)
        {
            throw new InvalidOperationException("The database is a standby, which may lag. The connection string must name the primary.");
        }
    }

    public static InvalidOperationException Missing() => new("The feed of status events has no head; the database was not migrated by this program.");
}
