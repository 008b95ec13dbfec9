using System.Diagnostics;

namespace Gateway.Storage.Tests.Cases;

public class FiguresSpeedTests
{
    /// <summary>Ten times what it takes on a small machine that has nothing else to do.</summary>
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(5);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task A_year_of_a_hundred_thousand_lines_is_counted_at_once(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await CaseBulk.FillAsync(database, provider, cases: 10_000, linesOfEach: 10);
        await database.ExecuteAsync("ANALYZE");
        var store = database.NewCases();
        await store.FiguresAsync(202601, 202601, null, null, Token);

        var start = Stopwatch.GetTimestamp();
        var figures = await store.FiguresAsync(202601, 202612, null, null, Token);
        var counted = Stopwatch.GetElapsedTime(start);
        var worth = await store.WorthConnectingAsync(202601, 202612, 20, Token);
        var ranked = Stopwatch.GetElapsedTime(start) - counted;

        TestContext.Current.SendDiagnosticMessage($"{provider}: figures {counted.TotalMilliseconds:F0} ms, worth connecting {ranked.TotalMilliseconds:F0} ms");
        Assert.Equal((10_000, 100_000), (figures.Sum(row => row.Cases), figures.Sum(row => row.Materials)));
        Assert.Equal(20, worth.Count);
        Assert.InRange(counted, TimeSpan.Zero, s_bound);
        Assert.InRange(ranked, TimeSpan.Zero, s_bound);
    }
}
