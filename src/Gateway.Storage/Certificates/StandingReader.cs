using System.Data.Common;
using Gateway.Core.Certificates;
using Gateway.Storage.Databases;

namespace Gateway.Storage.Certificates;

/// <summary>Reads the status register.</summary>
internal static class StandingReader
{
    private const int TimeoutSeconds = 2;

    /// <returns>What is registered, and the database's clock at a moment that is not after the one it is of; null where nothing was read.</returns>
    /// <exception cref="InvalidOperationException">
    /// The database is a standby, which may lag, was never migrated, or was started again and the epoch is not renewed yet: what it holds may be older
    /// than what was acknowledged.
    /// </exception>
    public static async Task<(Dictionary<UInt128, RegisteredStatus> Registered, DateTimeOffset? ReadAt)> ReadAsync(
        ControlDatabase database,
        DbConnection connection,
        string typeCode,
        IReadOnlyList<UInt128> certificates,
        CancellationToken cancellationToken)
    {
        var registered = new Dictionary<UInt128, RegisteredStatus>(certificates.Count);
        if (certificates.Count == 0)
        {
            return (registered, null);
        }

        await using var command = connection.CreateCommand();
        var names = certificates.Select((certificate, index) => command.Add($"@c{index}", HashBytes.Of(certificate)));

        // From the head, so that one row tells whether this is the primary where no certificate is registered.
        command.CommandText =
            $"""
            SELECT {database.IsStandby}, status.certificate, status.kind, status.occurred_at, status.sequence,
              head.incarnation, {database.LiveIncarnation}, {database.StatementClock}
            FROM certificate_head AS head
            LEFT JOIN certificate_status AS status ON status.type_code = @type AND status.certificate IN ({string.Join(", ", names)})
            WHERE head.id = 1
            """;
        command.CommandTimeout = TimeoutSeconds;
        command.Add("@type", typeCode);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        DateTimeOffset? readAt = null;
        while (await rows.ReadAsync(cancellationToken))
        {
            readAt = UnixMicroseconds.ToMoment(rows.GetInt64(7));
            FeedHead.RefuseStandby(rows.GetInt32(0));
            if (!string.Equals(rows.GetString(5), rows.GetString(6), StringComparison.Ordinal))
            {
                throw new InvalidOperationException("The database may have been restored; its feed has no new epoch yet.");
            }

            if (!await rows.IsDBNullAsync(1, cancellationToken))
            {
                registered.Add(
                    HashBytes.Read(rows.GetFieldValue<byte[]>(1)),
                    new((StatusEventKind)rows.GetInt16(2), UnixMicroseconds.ToMoment(rows.GetInt64(3)), rows.GetInt64(4)));
            }
        }

        return readAt is null ? throw FeedHead.Missing() : (registered, readAt);
    }
}
