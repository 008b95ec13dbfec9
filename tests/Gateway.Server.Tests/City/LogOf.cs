using Gateway.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RecordKind = Gateway.Contracts.Audit.V1.RecordKind;

namespace Gateway.Server.Tests.City;

/// <summary>Reads a city's exchange log.</summary>
internal static class LogOf
{
    /// <summary>Every record, in order.</summary>
    public static async Task<List<Gateway.Contracts.Audit.V1.ExchangeRecord>> AllAsync(TestCity city)
    {
        var reader = city.Gateway.Services.GetRequiredService<ILogReader>();
        var records = new List<Gateway.Contracts.Audit.V1.ExchangeRecord>();
        for (long after = 0; ;)
        {
            var rows = await reader.ReadAsync(after, 1000, CancellationToken.None);
            if (rows.Count == 0)
            {
                return records;
            }

            records.AddRange(rows.Select(row => Gateway.Contracts.Audit.V1.ExchangeRecord.Parser.ParseFrom(row.Record.Span)));
            after = rows[^1].Seq;
        }
    }

    /// <summary>Exchange and kind of every record, in order, without the rest of it.</summary>
    public static async Task<List<(Guid Id, RecordKind Kind)>> KindsAsync(TestCity city)
    {
        var reader = city.Gateway.Services.GetRequiredService<ILogReader>();
        var kinds = new List<(Guid, RecordKind)>();
        for (long after = 0; ;)
        {
            var rows = await reader.ReadAsync(after, 1000, CancellationToken.None);
            if (rows.Count == 0)
            {
                return kinds;
            }

            kinds.AddRange(rows.Select(row => (row.ExchangeId, KindOf(row.Record.Span))));
            after = rows[^1].Seq;
        }
    }

    private static RecordKind KindOf(ReadOnlySpan<byte> record)
    {
        var scanner = new Gateway.Core.Records.RecordScanner(record);
        while (scanner.Read() && scanner.Number < 2)
        {
        }

        return (RecordKind)scanner.Varint;
    }

    /// <summary>Every record of a log's file, whose gateway has ended.</summary>
    public static async Task<List<Gateway.Contracts.Audit.V1.ExchangeRecord>> ReadFileAsync(string path)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT record FROM exchange_log ORDER BY seq";
        await using var reader = await command.ExecuteReaderAsync();
        var records = new List<Gateway.Contracts.Audit.V1.ExchangeRecord>();
        while (await reader.ReadAsync())
        {
            records.Add(Gateway.Contracts.Audit.V1.ExchangeRecord.Parser.ParseFrom((byte[])reader[0]));
        }

        return records;
    }

    /// <summary>The records of one exchange.</summary>
    public static async Task<(Gateway.Contracts.Audit.V1.ExchangeRecord Record, LogRow Row)> FindAsync(TestCity city, string exchangeId)
    {
        var rows = await city.Gateway.Services.GetRequiredService<ILogReader>().FindAsync(Guid.Parse(exchangeId), CancellationToken.None);
        var row = Assert.Single(rows);
        return (Gateway.Contracts.Audit.V1.ExchangeRecord.Parser.ParseFrom(row.Record.Span), row);
    }

    /// <summary>The records of a stream, once there are so many.</summary>
    public static async Task<List<Gateway.Contracts.Audit.V1.ExchangeRecord>> FindAllAsync(TestCity city, string exchangeId, int count)
    {
        IReadOnlyList<LogRow> rows = [];
        await Gateway.Testing.Poll.UntilAsync(
            async () => (rows = await city.Gateway.Services.GetRequiredService<ILogReader>().FindAsync(Guid.Parse(exchangeId), CancellationToken.None)).Count >= count,
            TimeSpan.FromSeconds(10),
            $"{count} records of the stream");
        return [.. rows.Select(row => Gateway.Contracts.Audit.V1.ExchangeRecord.Parser.ParseFrom(row.Record.Span))];
    }
}
