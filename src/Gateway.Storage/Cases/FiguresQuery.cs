using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

/// <summary>The counts of figures, each grouped by the database, so that what is read grows with the items and not with the cases.</summary>
internal sealed class FiguresQuery(GatewayContext context, int fromMonth, int untilMonth, string? department, string? item)
{
    private readonly Dictionary<(int Month, string Department, string Item), FiguresRow> _rows = [];

    public async Task<IReadOnlyList<FiguresRow>> RunAsync(CancellationToken cancellationToken)
    {
        await AddCasesAsync(cancellationToken);
        await AddOutcomesAsync(cancellationToken);
        await AddVerdictsAsync(cancellationToken);
        return [.. _rows.Values
            .OrderBy(row => row.Month)
            .ThenBy(row => row.Department, StringComparer.Ordinal)
            .ThenBy(row => row.Item, StringComparer.Ordinal)];
    }

    /// <summary>Cases, and how long those that are complete took. Nearest rank: the least time that so many in a hundred did not exceed.</summary>
    private async Task AddCasesAsync(CancellationToken cancellationToken)
    {
        List<object> parameters = [fromMonth, untilMonth];
        var conditions = "";
        foreach (var (column, value) in new[] { ("department", department), ("item", item) })
        {
            if (value is not null)
            {
                conditions += $" AND counted.{column} = {{{parameters.Count}}}";
                parameters.Add(value);
            }
        }

        var text =
            $$"""
            WITH taken AS (
              SELECT counted.month, counted.department, counted.item, resolved.completed_at - resolved.opened_at AS micros,
                ROW_NUMBER() OVER (
                  PARTITION BY counted.month, counted.department, counted.item
                  ORDER BY CASE WHEN resolved.completed_at IS NULL THEN 1 ELSE 0 END, resolved.completed_at - resolved.opened_at) AS place,
                COUNT(resolved.completed_at) OVER (PARTITION BY counted.month, counted.department, counted.item) AS completed
              FROM case_items AS counted JOIN cases AS resolved ON resolved.id = counted.case_id
              WHERE counted.month BETWEEN {0} AND {1}{{conditions}})
            SELECT month AS "Month", department AS "Department", item AS "Item", COUNT(*) AS "Cases", MAX(completed) AS "Completed",
              MAX(CASE WHEN place = (completed * 50 + 99) / 100 THEN micros END) AS "P50",
              MAX(CASE WHEN place = (completed * 95 + 99) / 100 THEN micros END) AS "P95"
            FROM taken GROUP BY month, department, item
            """;
        foreach (var row in await context.Database.SqlQueryRaw<CasesRow>(text, [.. parameters]).ToListAsync(cancellationToken))
        {
            _rows[(row.Month, row.Department, row.Item)] = RowOf(row.Month, row.Department, row.Item) with
            {
                Cases = row.Cases,
                Completed = row.Completed,
                CompleteP50Seconds = SecondsOf(row.P50),
                CompleteP95Seconds = SecondsOf(row.P95),
            };
        }
    }

    private async Task AddOutcomesAsync(CancellationToken cancellationToken)
    {
        var lines = context.Materials.Where(line => (department == null || line.Department == department) && (item == null || line.Item == item));
        var counts = await (
            from row in context.Cases
            where row.Month >= fromMonth && row.Month <= untilMonth
            join line in lines on row.Id equals line.Case
            let withdrawn = row.ClosedAt != null && line.Outcome == (short)MaterialOutcome.UnderCheck
            group line by new { row.Month, line.Department, line.Item, line.Outcome, line.Commitment, Withdrawn = withdrawn } into same
            select new { same.Key, Count = same.LongCount() }).ToListAsync(cancellationToken);
        foreach (var group in counts.GroupBy(each => (each.Key.Month, each.Key.Department, each.Key.Item)))
        {
            var outcomes = group.GroupBy(each => (each.Key.Outcome, each.Key.Commitment))
                .Select(same => new OutcomeCount(same.Key.Outcome, same.Key.Commitment, same.Sum(each => each.Count)));
            _rows[group.Key] = RowOf(group.Key.Month, group.Key.Department, group.Key.Item) with
            {
                Outcomes = [.. outcomes.OrderBy(each => each.Outcome).ThenBy(each => each.Commitment)],
                Withdrawn = group.Where(each => each.Key.Withdrawn).Sum(each => each.Count),
            };
        }
    }

    private async Task AddVerdictsAsync(CancellationToken cancellationToken)
    {
        var reports = context.Asked.Where(row => row.Month >= fromMonth && row.Month <= untilMonth
            && (department == null || row.Department == department) && (item == null || row.Item == item));
        var counts = await reports
            .GroupBy(row => new { row.Month, row.Department, row.Item, row.Verdict })
            .Select(same => new { same.Key, Count = same.LongCount() })
            .ToListAsync(cancellationToken);
        foreach (var group in counts.GroupBy(each => (each.Key.Month, each.Key.Department, each.Key.Item)))
        {
            var verdicts = group.Select(each => new VerdictCount(each.Key.Verdict, each.Count));
            _rows[group.Key] = RowOf(group.Key.Month, group.Key.Department, group.Key.Item) with { Verdicts = [.. verdicts.OrderBy(each => each.Verdict)] };
        }
    }

    private FiguresRow RowOf(int month, string ofDepartment, string ofItem) =>
        _rows.GetValueOrDefault((month, ofDepartment, ofItem)) ?? new() { Month = month, Department = ofDepartment, Item = ofItem };

    private static double SecondsOf(long? microseconds) => (microseconds ?? 0) / 1e6;

    private sealed record CasesRow(int Month, string Department, string Item, long Cases, long Completed, long? P50, long? P95);
}
