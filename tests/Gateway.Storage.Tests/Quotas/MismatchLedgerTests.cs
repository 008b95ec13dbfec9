using Gateway.Storage.Quotas;

namespace Gateway.Storage.Tests.Quotas;

public class MismatchLedgerTests
{
    private static readonly DateOnly s_day = new(2026, 3, 1);
    private static readonly MismatchCount s_count = new("shenpi", s_day, ["subject"]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task No_more_than_the_limit_is_counted_however_many_ask_at_once(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewMismatches();

        var counted = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => ledger.TryCountAsync(s_count, 10, Token), Token)));

        Assert.Equal(10, counted.Count(each => each));
    }

    [Theory, EachProvider]
    public async Task What_is_uncounted_can_be_counted_again_and_leaves_no_row(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewMismatches();
        Assert.True(await ledger.TryCountAsync(s_count, 1, Token));
        Assert.False(await ledger.TryCountAsync(s_count, 1, Token));

        await ledger.UncountAsync(s_count, Token);

        Assert.Equal(0L, Convert.ToInt64(await database.ExecuteAsync("SELECT count(*) FROM mismatch_usage"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(await ledger.TryCountAsync(s_count, 1, Token));
    }

    [Theory, EachProvider]
    public async Task Each_subject_consumer_and_day_has_a_limit_of_its_own(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewMismatches();
        Assert.True(await ledger.TryCountAsync(s_count, 1, Token));

        Assert.True(await ledger.TryCountAsync(s_count with { Subjects = ["other"] }, 1, Token));
        Assert.True(await ledger.TryCountAsync(s_count with { Consumer = "minzheng" }, 1, Token));
        Assert.True(await ledger.TryCountAsync(s_count with { Day = s_day.AddDays(1) }, 1, Token));
    }

    [Theory, EachProvider]
    public async Task Where_one_of_several_subjects_has_reached_the_limit_none_is_counted(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var ledger = database.NewMismatches();
        Assert.True(await ledger.TryCountAsync(s_count, 1, Token));

        Assert.False(await ledger.TryCountAsync(s_count with { Subjects = ["another", "subject"] }, 1, Token));

        Assert.True(await ledger.TryCountAsync(s_count with { Subjects = ["another"] }, 1, Token));
    }
}
