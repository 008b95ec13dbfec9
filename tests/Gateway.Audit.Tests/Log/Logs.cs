using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Audit.Tests.Log;

/// <summary>Logs and records for the tests.</summary>
internal static class Logs
{
    public const string Origin = "gateway.test/log";

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TimeSpan Patience => TimeSpan.FromSeconds(60);

    public static DurableLog Over(ILogStore store, TimeProvider? time = null, int maxRecords = 8192, long maxBytes = 1 << 24) =>
        new(store, Origin, new LogLimits(maxRecords, maxBytes), time ?? TimeProvider.System, NullLogger.Instance);

    public static DurableLog Sqlite(string path, string origin = Origin) => DurableLog.Create(
        new ExchangeLogOptions { Origin = origin, Path = path }, TimeProvider.System, NullLoggerFactory.Instance);

    public static DurableLog Postgres(string connectionString, string origin = Origin) => DurableLog.Create(
        new ExchangeLogOptions { Store = LogStoreKind.Postgres, Origin = origin, ConnectionString = connectionString },
        TimeProvider.System,
        NullLoggerFactory.Instance);

    public static ExchangeRecord Record() => new()
    {
        ExchangeId = ExchangeId.Create(TimeProvider.System),
        Kind = RecordKind.Exchange,
        StartedAt = TimeProvider.System.GetUtcNow(),
        Consumer = "approvals",
        Provider = "civil-affairs",
        Entry = "marriage",
        Outcome = Outcome.Found,
        RecordCount = 1,
        Salt = Salt.Create(),
    };

    /// <summary>All rows of the log, page by page.</summary>
    public static async Task<List<LogRow>> AllAsync(ILogReader log)
    {
        var rows = new List<LogRow>();
        IReadOnlyList<LogRow> page;
        do
        {
            page = await log.ReadAsync(rows.Count == 0 ? 0 : rows[^1].Seq, 1000, Token);
            rows.AddRange(page);
        }
        while (page.Count > 0);
        return rows;
    }
}
