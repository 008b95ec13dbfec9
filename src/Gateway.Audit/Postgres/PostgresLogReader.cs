using Npgsql;

namespace Gateway.Audit.Postgres;

/// <summary>Reads the log over connections of the pool.</summary>
internal sealed class PostgresLogReader(NpgsqlDataSource source) : ILogReader
{
    public ValueTask<IReadOnlyList<LogRow>> ReadAsync(long after, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 10_000);
        return QueryAsync(
            "select seq, id, record, leaf from exchange_log where seq > $1 order by seq limit $2",
            [new NpgsqlParameter<long> { TypedValue = after }, new NpgsqlParameter<int> { TypedValue = limit }],
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<LogRow>> FindAsync(Guid exchangeId, CancellationToken cancellationToken) => QueryAsync(
        "select seq, id, record, leaf from exchange_log where id = $1 order by seq",
        [new NpgsqlParameter<Guid> { TypedValue = exchangeId }],
        cancellationToken);

    private async ValueTask<IReadOnlyList<LogRow>> QueryAsync(
        string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlCommand command = source.CreateCommand(sql);
            command.Parameters.AddRange(parameters);
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
            var rows = new List<LogRow>();
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(new LogRow(
                    reader.GetInt64(0),
                    reader.GetGuid(1),
                    reader.GetFieldValue<byte[]>(2),
                    new Digest(reader.GetFieldValue<byte[]>(3))));
            }

            return rows;
        }
        catch (Exception fault) when (PostgresFaults.IsFault(fault))
        {
            throw PostgresFaults.Fault(fault);
        }
    }
}
