using CsCheck;
using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

public class FiguresTests
{
    private static readonly string[] s_items = ["item-a", "item-b", "item-c"];

    /// <summary>Who implements each; two items of one department.</summary>
    private static readonly string[] s_departments = ["gongan", "shichang", "gongan"];

    private static readonly string[] s_names = ["户口簿", "学历证书", "房产证"];

    private static readonly string[] s_holders = ["", "minzheng", "教育机构"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Gen<(StoredCase Case, StoredMaterial[] Lines, StoredAsked[] Asked)> Cases { get; } =
        from month in Gen.Int[2, 5]
        from items in Gen.Shuffle(new[] { 0, 1, 2 })
        from count in Gen.Int[1, 3]
        from seconds in Gen.Int[0, 50]
        from complete in Gen.Bool
        from closed in Gen.Bool
        from lines in Gen.Select(Gen.Int[0, 2], Gen.Int[1, 7], Gen.Int[0, 11], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 2]).Array[0, 6]
        from asked in Gen.Select(Gen.Int[0, 2], Gen.Int[1, 5]).Array[0, 3]
        select Build(month, items[..count], complete ? seconds : null, closed, lines, asked);

    [Theory, EachProvider]
    public async Task Equal_a_naive_count_of_whatever_cases(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var year = 1000;

        // Each sample in a year of its own.
        await Cases.Array[0, 25].SampleAsync(
            async cases =>
            {
                var (from, until) = ((++year * 100) + 3, (year * 100) + 4);
                foreach (var (row, lines, asked) in cases)
                {
                    var month = row.Month + (year * 100);
                    await OpenAsync(store, row with { Month = month }, lines, [.. asked.Select(report => report with { Month = month })]);
                }

                foreach (var (department, item) in new[] { (null, null), ("gongan", null), (null, "item-b"), ("gongan", "item-c"), ("gongan", "item-b") })
                {
                    var figures = await store.FiguresAsync(from, until, department, item, Token);
                    Assert.Equal(Naive(cases, department, item), figures.Select(row => Tell(row with { Month = row.Month % 100 })));
                }

                var worth = await store.WorthConnectingAsync(from, until, 2, Token);
                Assert.Equal(NaiveWorth(cases).Take(2), worth.Select(Tell));
            },
            iter: 20,
            threads: 1);
    }

    [Theory, EachProvider]
    public async Task Of_nothing_there_are_none_and_what_is_asked_alone_is_told(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        Assert.Empty(await store.FiguresAsync(202603, 202603, null, null, Token));
        Assert.Empty(await store.WorthConnectingAsync(202603, 202603, 20, Token));
        var wanted = CaseSamples.Case() with { Items = [new("item-a", "gongan")] };
        await store.OpenedAsync(wanted, [], Token);

        // Asked by an item that the case does not have.
        await store.AddAskedAsync(CaseSamples.Asked(wanted, AskedVerdict.OnNoList, item: "item-x"), null, Token);

        var rows = await store.FiguresAsync(202603, 202603, null, null, Token);
        Assert.Equal(["item-a", "item-x"], rows.Select(row => row.Item));
        Assert.Equal((1, 0, 0, 0.0), (rows[0].Cases, rows[0].Materials, rows[0].Completed, rows[0].CompleteP50Seconds));
        Assert.Equal([new((short)AskedVerdict.OnNoList, 1)], rows[1].Verdicts);
        Assert.Equal(0, rows[1].Cases);
    }

    [Theory, EachProvider]
    public async Task The_time_that_half_and_95_in_a_hundred_did_not_exceed_is_that_of_a_case(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var told = new List<(long, double, double)>();
        for (var seconds = 1; seconds <= 21; seconds++)
        {
            var wanted = CaseSamples.Case($"{seconds}") with { Items = [new("item-a", "gongan")], CompletedAt = CaseSamples.Noon.AddSeconds(seconds) };
            await OpenAsync(store, wanted, [], []);
            var row = Assert.Single(await store.FiguresAsync(202603, 202603, null, null, Token));
            told.Add((row.Completed, row.CompleteP50Seconds, row.CompleteP95Seconds));
        }

        Assert.Equal([(1, 1, 1), (2, 1, 2), (3, 2, 3)], told[..3]);
        Assert.Equal([(19, 10, 19), (20, 10, 19), (21, 11, 20)], told[18..]);
    }

    /// <summary>Counts case by case and line by line; the time that so many in a hundred did not exceed is looked for among all.</summary>
    private static List<string> Naive((StoredCase Case, StoredMaterial[] Lines, StoredAsked[] Asked)[] cases, string? department, string? item)
    {
        var told = new List<string>();
        for (var month = 3; month <= 4; month++)
        {
            foreach (var (ofDepartment, ofItem) in s_departments.Zip(s_items).Order())
            {
                var of = cases.Where(each => each.Case.Month == month).ToList();
                var mine = of.Where(each => each.Case.Items.Any(own => own.Code == ofItem)).ToList();
                var lines = of.SelectMany(each => each.Lines).Where(line => line.Item == ofItem).ToList();
                var asked = of.SelectMany(each => each.Asked).Where(report => report.Item == ofItem).ToList();
                if ((department ?? ofDepartment, item ?? ofItem) != (ofDepartment, ofItem) || mine.Count + lines.Count + asked.Count == 0)
                {
                    continue;
                }

                var seconds = mine.Where(each => each.Case.CompletedAt is not null)
                    .Select(each => (each.Case.CompletedAt!.Value - each.Case.OpenedAt).TotalSeconds).ToList();
                told.Add(Tell(new FiguresRow
                {
                    Month = month,
                    Department = ofDepartment,
                    Item = ofItem,
                    Cases = mine.Count,
                    Outcomes =
                    [
                        .. from outcome in Enumerable.Range(0, 10)
                           from commitment in Enumerable.Range(0, 10)
                           let count = lines.Count(line => line.Outcome == outcome && line.Commitment == commitment)
                           where count > 0
                           select new OutcomeCount((short)outcome, (short)commitment, count),
                    ],
                    Withdrawn = of.Where(each => each.Case.ClosedAt is not null).SelectMany(each => each.Lines)
                        .Count(line => line.Item == ofItem && (MaterialOutcome)line.Outcome == MaterialOutcome.UnderCheck),
                    Verdicts =
                    [
                        .. from verdict in Enumerable.Range(0, 6)
                           let count = asked.Count(report => report.Verdict == verdict)
                           where count > 0
                           select new VerdictCount((short)verdict, count),
                    ],
                    Completed = seconds.Count,
                    CompleteP50Seconds = seconds.Where(each => seconds.Count(other => other <= each) * 100 >= seconds.Count * 50).DefaultIfEmpty(0).Min(),
                    CompleteP95Seconds = seconds.Where(each => seconds.Count(other => other <= each) * 100 >= seconds.Count * 95).DefaultIfEmpty(0).Min(),
                }));
            }
        }

        return told;
    }

    private static IEnumerable<string> NaiveWorth((StoredCase Case, StoredMaterial[] Lines, StoredAsked[] Asked)[] cases) =>
        from line in cases.Where(each => each.Case.Month is 3 or 4).SelectMany(each => each.Lines)
        where line.Outcome == (short)MaterialOutcome.ToBeSupplied && line.Holder != ""
            && (MaterialReason)line.Reason is not (MaterialReason.Disputed or MaterialReason.ApplicantDeclined or MaterialReason.CaseSaysTooLittle)
        group line by line.DisplayName into same
        orderby same.Count() descending, Array.IndexOf([.. s_names.Order(StringComparer.Ordinal)], same.Key)
        select Tell(new WorthRow
        {
            DisplayName = same.Key,
            Asked = same.Count(),
            NobodyHoldsIt = same.Count(line => line.Reason == 1),
            NoAgreement = same.Count(line => line.Reason == 2),
            DepartmentSilent = same.Count(line => line.Reason == 7),
            Items = [.. new SortedSet<string>(same.Select(line => line.Item), StringComparer.Ordinal)],
            Holders = [.. new SortedSet<string>(same.Select(line => line.Holder), StringComparer.Ordinal)],
        });

    private static string Tell(FiguresRow row) =>
        $"{row.Month} {row.Department} {row.Item} {row.Cases} [{string.Join(' ', row.Outcomes)}] {row.Withdrawn} [{string.Join(' ', row.Verdicts)}] "
        + FormattableString.Invariant($"{row.Completed} {row.CompleteP50Seconds} {row.CompleteP95Seconds}");

    private static string Tell(WorthRow row) =>
        $"{row.DisplayName} {row.Asked} {row.NobodyHoldsIt} {row.NoAgreement} {row.DepartmentSilent} "
        + $"[{string.Join(' ', row.Items)}] [{string.Join(' ', row.Holders)}]";

    private static async Task OpenAsync(CaseStore store, StoredCase row, StoredMaterial[] lines, StoredAsked[] asked)
    {
        var stored = (await store.OpenedAsync(row with { ClosedAt = null }, lines, Token)).Case;
        if (row.CompletedAt is not null)
        {
            Assert.True(await store.SaveCaseAsync(stored with { CompletedAt = row.CompletedAt }, Token));
        }

        if (row.ClosedAt is { } closed)
        {
            Assert.True(await store.CloseAsync(row.Id, closed, Token));
        }

        foreach (var report in asked)
        {
            await store.AddAskedAsync(report, null, Token);
        }
    }

    private static (StoredCase Case, StoredMaterial[] Lines, StoredAsked[] Asked) Build(
        int month, int[] items, int? seconds, bool closed, (int Item, int Outcome, int Reason, int Commitment, int Name, int Holder)[] lines, (int Item, int Verdict)[] asked)
    {
        var row = CaseSamples.Case($"{Guid.NewGuid():N}", month: month) with
        {
            Items = [.. items.Select(item => new CaseItem(s_items[item], s_departments[item]))],
            CompletedAt = seconds is { } some ? CaseSamples.Noon.AddSeconds(some) : null,
            ClosedAt = closed ? CaseSamples.Noon.AddHours(1) : null,
        };
        return (
            row,
            [.. lines.Select((line, index) => CaseSamples.Line(row, index, (MaterialOutcome)line.Outcome) with
            {
                Item = s_items[line.Item],
                Department = s_departments[line.Item],
                Reason = (short)line.Reason,
                Commitment = (short)line.Commitment,
                DisplayName = s_names[line.Name],
                Holder = s_holders[line.Holder],
            })],
            [.. asked.Select((report, index) => CaseSamples.Asked(row, (AskedVerdict)report.Verdict, material: $"m{index}", item: s_items[report.Item]) with
            {
                Department = s_departments[report.Item],
            })]);
    }
}
