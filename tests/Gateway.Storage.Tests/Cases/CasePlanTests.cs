using Gateway.Storage.Cases;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Tests.Cases;

/// <summary>What workers and pages read is looked up in an index, however many rows there are that nobody waits for.</summary>
public class CasePlanTests
{
    // Of few rows every plan is as good.
    private const int Count = 4_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Due_work_and_pages_are_read_by_their_indices(StorageProvider provider)
    {
        await using var database = await FilledAsync(provider);
        await using var context = database.Database.CreateContext();

        await AssertIndexAsync("IX_case_materials_ask_again_at", DueWork.AskAgain.Select);
        await AssertIndexAsync("IX_case_materials_verify_at", DueWork.Verify.Select);
        await AssertIndexAsync("IX_case_orders_due_at", DueWork.Overdue.Select);
        await AssertIndexAsync(
            "IX_case_orders_to_answer",
            PageOf(context.Orders.Where(row => row.Department == "d1" && (row.State == 1 || row.State == 4)).OrderBy(row => row.DueAt).ThenBy(row => row.Id)));
        await AssertIndexAsync(
            "IX_findings_open",
            PageOf(context.Findings.Where(row => row.Department == "d1" && row.AnsweredAt == null)
                .OrderByDescending(row => row.MadeAt).ThenByDescending(row => row.Id)));
        await AssertIndexAsync("IX_case_materials_handle", PageOf(context.Materials.Where(row => row.Handle == Guid.Empty)));

        async Task AssertIndexAsync(string index, string sql)
        {
            var text = (provider == StorageProvider.Sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ")
                + sql.Replace("{0}", "1000000", StringComparison.Ordinal).Replace("{1}", "10", StringComparison.Ordinal);
            await using var connection = await database.Database.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = text;
            await using var rows = await command.ExecuteReaderAsync(Token);
            var told = new List<string>();
            while (await rows.ReadAsync(Token))
            {
                told.Add(string.Join(' ', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
            }

            var plan = string.Join('\n', told);
            Assert.Contains(index, plan, StringComparison.Ordinal);
            Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        }
    }

    /// <summary>The statement of a query, with its parameters as text: a page of it.</summary>
    private static string PageOf<T>(IQueryable<T> query) =>
        string.Join('\n', query.Take(10).ToQueryString().Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal) && !line.StartsWith("--", StringComparison.Ordinal)))
            .Replace("@p", "10", StringComparison.Ordinal);

    private static async Task<TestDatabase> FilledAsync(StorageProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(wanted, [], Token);
        await CaseBulk.FillAsync(database, provider, Count, 1);
        await store.AddOrdersAsync(
            [.. Enumerable.Range(0, Count).Select(number => CaseSamples.Order(wanted, department: $"d{number % 5}") with { State = (short)(number % 100 == 1 ? 1 : 2) })],
            Token);
        await store.AddFindingsAsync(
            [.. Enumerable.Range(0, Count).Select(number => CaseSamples.Finding(wanted, department: $"d{number % 5}") with
            {
                AnsweredAt = number % 100 == 1 ? null : CaseSamples.Noon,
            })],
            Token);
        await database.ExecuteAsync("ANALYZE");
        return database;
    }
}
