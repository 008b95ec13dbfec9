using System.Data.Common;
using Gateway.Core.Certificates;
using Gateway.Storage.Databases;

namespace Gateway.Storage.Certificates;

/// <summary>Reads pages of events for watchers.</summary>
internal static class FeedPageReader
{
    private const int TimeoutSeconds = 10;

    public static async Task<FeedPage> ReadAsync(
        DbConnection connection,
        DbTransaction transaction,
        FeedPoint head,
        long after,
        IReadOnlyCollection<string> typeCodes,
        int limit,
        CancellationToken cancellationToken)
    {
        var begin = await FindPointAsync(connection, transaction, head, after, cancellationToken);
        if (typeCodes.Count == 0 || after >= head.Sequence)
        {
            return new([], begin, head, head);
        }

        await using var command = connection.CreateCommand();
        var names = typeCodes.Select((typeCode, index) => command.Add($"@t{index}", typeCode));
        command.CommandText =
            $"""
            SELECT sequence, tip, event_id, type_code, certificate, kind, occurred_at, accepted_at, payload, provider
            FROM certificate_events
            WHERE sequence > @after AND type_code IN ({string.Join(", ", names)})
            ORDER BY sequence LIMIT @limit
            """;
        command.CommandTimeout = TimeoutSeconds;
        command.Transaction = transaction;
        command.Add("@after", after);
        command.Add("@limit", limit);
        var events = new List<FeedEvent>();
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            events.Add(new(
                new(head.Epoch, rows.GetInt64(0), HashBytes.Read(rows.GetFieldValue<byte[]>(1))),
                rows.GetString(9),
                rows.GetString(2),
                rows.GetString(3),
                await rows.IsDBNullAsync(4, cancellationToken) ? null : HashBytes.Read(rows.GetFieldValue<byte[]>(4)),
                (StatusEventKind)rows.GetInt16(5),
                UnixMicroseconds.ToMoment(rows.GetInt64(6)),
                UnixMicroseconds.ToMoment(rows.GetInt64(7)),
                rows.GetFieldValue<byte[]>(8)));
        }

        return new(events, begin, events.Count < limit ? head : events[^1].Point, head);
    }

    private static async Task<FeedPoint?> FindPointAsync(
        DbConnection connection, DbTransaction transaction, FeedPoint head, long sequence, CancellationToken cancellationToken)
    {
        if (sequence == 0)
        {
            return new(head.Epoch, 0, 0);
        }

        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT tip FROM certificate_events WHERE sequence = @sequence";
        command.CommandTimeout = TimeoutSeconds;
        command.Transaction = transaction;
        command.Add("@sequence", sequence);
        return await command.ExecuteScalarAsync(cancellationToken) is byte[] tip ? new(head.Epoch, sequence, HashBytes.Read(tip)) : null;
    }
}
