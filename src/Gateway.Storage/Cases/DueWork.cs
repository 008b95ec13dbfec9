using Gateway.Storage.Databases;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

/// <summary>Work that falls due, and how workers take it: one statement, so that no two ever take the same.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">Its key.</param>
/// <param name="DueAt">The column that says when.</param>
/// <param name="Condition">What else must be so; worded as the filter of the index on that column.</param>
internal sealed record DueWork(string Table, string Key, string DueAt, string Condition)
{
    /// <summary>Departments to be asked again.</summary>
    public static readonly DueWork AskAgain = new(
        "case_materials",
        "case_id, line",
        "ask_again_at",
        "ask_again_at IS NOT NULL AND EXISTS (SELECT 1 FROM cases WHERE cases.id = case_materials.case_id AND cases.closed_at IS NULL)");

    /// <summary>Commitments to be verified.</summary>
    public static readonly DueWork Verify = new("case_materials", "case_id, line", "verify_at", "verify_at IS NOT NULL AND commitment = 2");

    /// <summary>Orders that are not answered in time.</summary>
    public static readonly DueWork Overdue = new("case_orders", "id", "due_at", "state = 1");

    /// <summary>Which rows are due: parameter 0 is the clock, 1 how many at most.</summary>
    public string Select =>
        $$"""
        SELECT {{Key}} FROM {{Table}}
        WHERE {{DueAt}} <= {0} AND {{Condition}} AND (leased_until IS NULL OR leased_until <= {0})
        ORDER BY {{DueAt}} LIMIT {1}
        """;

    /// <summary>Takes what is due and free; in no order.</summary>
    public async Task<IReadOnlyList<T>> TakeAsync<T>(
        ControlDatabase database,
        GatewayContext context,
        DbSet<T> table,
        string worker,
        int count,
        TimeSpan lease,
        CancellationToken cancellationToken)
        where T : class
    {
        var now = await database.ReadClockAsync(context, cancellationToken);
        // Materialized, so that it is run once, and what it locked is what is leased.
        var text =
            $$"""
            WITH due AS MATERIALIZED ({{Select}} {{database.LockFreeRows}})
            UPDATE {{Table}} SET leased_by = {2}, leased_until = {3} WHERE ({{Key}}) IN (SELECT {{Key}} FROM due) RETURNING *
            """;
        return await table.FromSqlRaw(text, now, count, worker, CaseTransactions.After(now, lease)).AsNoTracking().ToListAsync(cancellationToken);
    }
}
