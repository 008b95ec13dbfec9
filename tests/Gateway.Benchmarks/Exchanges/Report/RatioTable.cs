using System.Globalization;

namespace Gateway.Benchmarks.Exchanges.Report;

/// <summary>The ratios that the aims are about, as a Markdown table.</summary>
internal static class RatioTable
{
    private static readonly Row[] s_rows =
    [
        new("calls/s: YARP / bare", ContenderNames.YarpBare, ContenderNames.Bare, Calls, null),
        new("calls/s: SQLite lookup / bare", ContenderNames.Sqlite, ContenderNames.Bare, Calls, null),
        new("calls/s: PostgreSQL lookup / bare", ContenderNames.Postgres, ContenderNames.Bare, Calls, null),
        new("calls/s: gateway / YARP, SQLite", ContenderNames.GatewaySqlite, ContenderNames.YarpSqlite, Calls, "≥ 0.5"),
        new("calls/s: gateway / YARP, PostgreSQL", ContenderNames.GatewayPostgres, ContenderNames.YarpPostgres, Calls, "≥ 0.6"),
        new("CPU per call: gateway / YARP, SQLite", ContenderNames.GatewaySqlite, ContenderNames.YarpSqlite, Cpu, "≤ 1.5"),
        new("CPU per call: gateway / YARP, PostgreSQL", ContenderNames.GatewayPostgres, ContenderNames.YarpPostgres, Cpu, "≤ 1.5"),
        new("CPU per call: gateway, SQLite / YARP, bare", ContenderNames.GatewaySqlite, ContenderNames.YarpBare, Cpu, null),
    ];

    public static IEnumerable<string> Lines(Measurements results, IReadOnlyList<Load> loads)
    {
        yield return $"| ratio at calls in flight | {string.Join(" | ", loads.Select(load => load.InFlight))} | aim at 64 |";
        yield return $"| --- |{string.Concat(loads.Select(_ => " ---: |"))} --- |";
        foreach (var row in s_rows.Where(row => results.Has(loads[0], row.Name) && results.Has(loads[0], row.Baseline)))
        {
            var cells = loads.Select(load =>
                results.Ratio(load, row.Name, row.Baseline, row.Figure).ToString("F2", CultureInfo.InvariantCulture));
            yield return $"| {row.Title} | {string.Join(" | ", cells)} | {row.Aim} |";
        }
    }

    private static double Calls(Measurement measurement) => measurement.CallsPerSecond;

    private static double Cpu(Measurement measurement) => measurement.Cpu.Proxy;

    private sealed record Row(string Title, string Name, string Baseline, Func<Measurement, double> Figure, string? Aim);
}
