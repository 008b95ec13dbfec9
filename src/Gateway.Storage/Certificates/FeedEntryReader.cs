using System.Data.Common;
using Gateway.Core.Certificates;

namespace Gateway.Storage.Certificates;

/// <summary>Reads events for followers.</summary>
internal static class FeedEntryReader
{
    private const int TimeoutSeconds = 30;

    /// <summary>The events from one sequence to another, both included, and <see cref="FeedEntry.Origin"/> for 0.</summary>
    /// <exception cref="InvalidDataException">A row cannot be read; the message names it. It is never skipped.</exception>
    public static async Task<List<FeedEntry>> ReadAsync(
        DbConnection connection, DbTransaction transaction, long from, long to, CancellationToken cancellationToken)
    {
        var entries = new List<FeedEntry>();
        if (from == 0)
        {
            entries.Add(FeedEntry.Origin);
        }

        await using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT sequence, tip, kind, type_code, certificate, holders FROM certificate_events
            WHERE sequence >= @from AND sequence <= @to ORDER BY sequence
            """;
        command.CommandTimeout = TimeoutSeconds;
        command.Transaction = transaction;
        command.Add("@from", Math.Max(from, 1));
        command.Add("@to", to);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            entries.Add(Read(rows));
        }

        return entries;
    }

    private static FeedEntry Read(DbDataReader row)
    {
        var sequence = row.GetInt64(0);
        try
        {
            var kind = (StatusEventKind)row.GetInt16(2);
            if (!Enum.IsDefined(kind))
            {
                throw new InvalidDataException($"{kind} is no kind of event that this program knows.");
            }

            UInt128? certificate = row.IsDBNull(4) ? null : HashBytes.Read(row.GetFieldValue<byte[]>(4));
            var holders = HashBytes.ReadMany(row.GetFieldValue<byte[]>(5));
            return new(
                sequence,
                HashBytes.Read(row.GetFieldValue<byte[]>(1)),
                InvalidationKeys.OfEvent(kind, row.GetString(3), certificate, holders));
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"The status event {sequence} cannot be read.", exception);
        }
    }
}
