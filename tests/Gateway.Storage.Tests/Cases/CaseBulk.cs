namespace Gateway.Storage.Tests.Cases;

/// <summary>Many cases at once, by few statements: sealed bytes as large as real ones, every hundredth line due.</summary>
internal static class CaseBulk
{
    public static async Task FillAsync(TestDatabase database, StorageProvider provider, int cases, int linesOfEach)
    {
        var sqlite = provider == StorageProvider.Sqlite;
        var blob = sqlite ? "zeroblob(600)" : "decode(repeat('00', 600), 'hex')";
        await database.ExecuteAsync(
            $"""
            WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {cases})
            INSERT INTO cases (id, consumer, case_number, system, matter, items, applicant, month, opened_at, completed_at, version, sealed)
            SELECT {Id("n")}, 'shenpi', 'bulk-' || n, 'shenpi-approval', 'bundle:bulk', 'item-' || (n % 20) || ' d' || (n % 5), 'a', 202601 + n % 12,
              1000000, CASE WHEN n % 3 > 0 THEN 1000000 + n * 7919 % 1000003 END, 0, {blob}
            FROM numbers
            """);
        await database.ExecuteAsync(
            """
            INSERT INTO case_items (case_id, item, department, month)
            SELECT id, substr(items, 1, length(items) - 3), substr(items, length(items) - 1), month FROM cases WHERE case_number LIKE 'bulk-%'
            """);
        await database.ExecuteAsync(
            $"""
            WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < {(cases * linesOfEach) - 1}),
            spread AS (SELECT n, n / {linesOfEach} + 1 AS number, n % {linesOfEach} AS line FROM numbers)
            INSERT INTO case_materials (case_id, line, name, display_name, item, department, holder, outcome, reason, consent, commitment, late,
              tries, ask_again_at, verify_at, handle, version, sealed)
            SELECT {Id("number")}, line, 'm' || line, '材料' || (n % 50), 'item-' || (number % 20), 'd' || (number % 5), 'h' || (n % 7),
              CAST(1 + n % 7 AS smallint), CAST(n % 9 AS smallint), CAST(0 AS smallint),
              CAST(CASE WHEN n % 100 = 0 THEN 2 ELSE 0 END AS smallint), {(sqlite ? "0" : "false")}, 0,
              CASE WHEN n % 100 = 0 THEN n END, CASE WHEN n % 100 = 0 THEN n END, CASE WHEN n % 100 = 0 THEN {Id("n")} END, 0, {blob}
            FROM spread
            """);

        string Id(string number) => sqlite
            ? $"'00000000-0000-0000-0000-' || printf('%012d', {number})"
            : $"('00000000-0000-0000-0000-' || lpad(({number})::text, 12, '0'))::uuid";
    }
}
