using Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Tests.Registrations;

public class ApplyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Applies_all_at_one_revision_and_nothing_the_second_time(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        var first = await database.ApplyAsync(Samples.City());
        var second = await database.ApplyAsync(Samples.City());

        Assert.Empty(first.Faults);
        Assert.True(first.Applied);
        Assert.Equal(1, first.Revision);
        Assert.All(first.Changes, change => Assert.Equal(ChangeAction.Created, change.Action));
        Assert.Equal("gongan/resident@1", first.Changes[4].Key);
        Assert.True(second.Applied);
        Assert.False(second.Changed);
        Assert.Equal(1, second.Revision);
        Assert.All(second.Changes, change => Assert.Equal(ChangeAction.Unchanged, change.Action));
    }

    [Theory, EachProvider]
    public async Task One_fault_leaves_everything_as_it_was(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var city = Samples.City();
        city[^1].Agreement.Entry = "nowhere";

        var outcome = await database.ApplyAsync(city);

        Assert.False(outcome.Applied);
        Assert.Equal(0, outcome.Revision);
        Assert.Equal(("entry", "ENTRY_UNKNOWN"), (outcome.Faults.Single().Path, outcome.Faults.Single().Code));
        Assert.Equal("a-1", outcome.Faults.Single().Key);
        var page = await database.Store.GetAsync(DocumentKind.Department, 10, "", Token);
        Assert.Empty(page.Documents);
    }

    [Theory, EachProvider]
    public async Task An_act_that_cannot_be_recorded_is_undone(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        await Assert.ThrowsAsync<IOException>(() => database.Store.ApplyAsync(
            Samples.City(), dryRun: false, (_, _) => throw new IOException("The log is full."), Token));

        var page = await database.Store.GetAsync(DocumentKind.Agreement, "a-1", Token);
        Assert.Empty(page.Documents);
        Assert.Equal(0, page.Revision);
        Assert.True((await database.ApplyAsync(Samples.City())).Applied);
    }

    [Fact]
    public async Task An_act_that_freezes_keeps_the_others_waiting_for_seconds_only()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);
        var (begun, thawed) = (new TaskCompletionSource(), new TaskCompletionSource());
        var frozen = database.Store.ApplyAsync(
            Samples.City(),
            dryRun: false,
            (_, _) =>
            {
                begun.SetResult();
                return thawed.Task;
            },
            Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30), Token);

        var applied = await database.NewStore()
            .ApplyAsync(Samples.City(), dryRun: false, (_, _) => Task.CompletedTask, Token).WaitAsync(TimeSpan.FromSeconds(30), Token);

        Assert.True(applied.Applied);
        thawed.SetResult();
        await Assert.ThrowsAnyAsync<Exception>(() => frozen);
        Assert.Equal(1, (await database.Store.GetAsync(DocumentKind.Entry, 10, "", Token)).Revision);
    }

    [Theory, EachProvider]
    public async Task A_dry_run_tells_what_would_change(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var recorded = 0;

        var outcome = await database.Store.ApplyAsync(
            Samples.City(),
            dryRun: true,
            (told, _) =>
            {
                Assert.True(told.DryRun);
                recorded++;
                return Task.CompletedTask;
            },
            Token);

        Assert.False(outcome.Applied);
        Assert.Empty(outcome.Faults);
        Assert.All(outcome.Changes, change => Assert.Equal(ChangeAction.Created, change.Action));
        Assert.Equal(1, recorded);
        Assert.Equal(0, (await database.Store.GetAsync(DocumentKind.Entry, 10, "", Token)).Revision);
    }

    [Theory, EachProvider]
    public async Task Writers_at_once_take_turns_without_gaps(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.ApplyAsync(Samples.City());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(
            () => database.NewStore().ApplyAsync(
                [Samples.Agreement($"b-{number}")], dryRun: false, (_, _) => Task.CompletedTask, Token),
            Token)));

        Assert.Equal(Enumerable.Range(2, 12).Select(revision => (long)revision), outcomes.Select(each => each.Revision).Order());
    }

    [Theory, EachProvider]
    public async Task Pages_ascend_by_key_in_ordinal_order(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        string[] ids = ["B-1", "a-1", "a-10", "a-2", "C", "b"];
        await database.ApplyAsync([.. Samples.City()[..^1], .. ids.Select(Samples.Agreement)]);

        var read = new List<string>();
        var token = "";
        do
        {
            var page = await database.Store.GetAsync(DocumentKind.Agreement, 2, token, Token);
            read.AddRange(page.Documents.Select(document => document.Agreement.Id));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(ids.Order(StringComparer.Ordinal), read);
    }

    [Fact]
    public async Task What_means_the_same_is_unchanged()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        await database.ApplyAsync(Samples.City());
        var city = Samples.City();
        city[3].System.Thumbprints[0] = new string('A', 64);
        city[3].System.State = SystemState.Active;
        (city[4].Entry.RowLimit, city[4].Entry.State) = (100, EntryState.Published);
        var fields = city[4].Entry.Fields.Reverse().ToArray();
        city[4].Entry.Fields.Clear();
        city[4].Entry.Fields.AddRange(fields);
        city[4].Entry.Operations.Clear();
        city[4].Entry.Operations.AddRange([Operation.Verify, Operation.Lookup]);
        city[6].Agreement.State = AgreementState.Active;
        city[6].Source = "elsewhere.yaml:7";

        var outcome = await database.ApplyAsync(city);

        Assert.Empty(outcome.Faults);
        Assert.False(outcome.Changed);
    }

    [Fact]
    public async Task Malformed_keys_and_tokens_reach_no_statement()
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Postgres);

        Assert.Empty((await database.Store.GetAsync(DocumentKind.Department, "a\0b", Token)).Documents);
        await Assert.ThrowsAsync<ArgumentException>(() => database.Store.GetAsync(DocumentKind.Department, 1, "a\0b", Token));
        var outcome = await database.ApplyAsync(Samples.Department("a\0b"));
        Assert.Contains(outcome.Faults, fault => fault.Code == "SLUG_MALFORMED");
    }
}
