using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

public class ClosingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Handles_die_checks_are_withdrawn_and_nobody_is_asked_again(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var (wanted, other) = (CaseSamples.Case("1"), CaseSamples.Case("2"));
        var line = CaseSamples.Line(wanted, 0) with { Handle = Guid.NewGuid(), AskAgainAt = CaseSamples.Past };
        var kept = CaseSamples.Line(other, 0) with { Handle = Guid.NewGuid() };
        await store.OpenAsync(wanted, [line], "one", CaseSamples.Lease, Token);
        await store.OpenedAsync(other, [kept], Token);
        var (check, overdue) = (CaseSamples.Order(wanted), CaseSamples.Order(wanted, state: OrderState.Overdue));
        var (announcement, elsewhere) = (CaseSamples.Order(wanted, OrderKind.Announcement), CaseSamples.Order(other));
        Assert.True(await store.AddOrdersAsync([check, overdue, announcement, elsewhere], Token));
        Assert.Equal((wanted.Id, 0), Found(await store.FindByHandleAsync(line.Handle!.Value, Token)));

        Assert.True(await store.CloseAsync(wanted.Id, CaseSamples.Noon.AddDays(1), Token));
        Assert.False(await store.CloseAsync(wanted.Id, CaseSamples.Noon.AddDays(2), Token));
        Assert.False(await store.CloseAsync(Guid.NewGuid(), CaseSamples.Noon, Token));

        var read = (await store.ReadAsync(wanted.Id, Token))!;
        Assert.Equal(CaseSamples.Noon.AddDays(1), read.Case.ClosedAt);
        Assert.Equal((null, null), (read.Materials[0].Handle, read.Materials[0].AskAgainAt));
        Assert.Null(await store.FindByHandleAsync(line.Handle.Value, Token));
        Assert.Equal((other.Id, 0), Found(await store.FindByHandleAsync(kept.Handle!.Value, Token)));
        Assert.Empty(await store.TakeDueAsync("worker", 10, CaseSamples.Lease, Token));
        var states = read.Orders.ToDictionary(order => order.Id, order => (OrderState)order.State);
        Assert.Equal((OrderState.Withdrawn, OrderState.Overdue, OrderState.Open), (states[check.Id], states[overdue.Id], states[announcement.Id]));
        Assert.Equal((short)OrderState.Open, (await store.FindOrderAsync(elsewhere.Id, Token))!.State);
        Assert.Equal(CaseOpeningStatus.Closed, (await store.OpenAsync(wanted, [], "two", CaseSamples.Lease, Token)).Status);
        Assert.False(await store.RenewAsync(wanted.Id, "one", CaseSamples.Lease, Token));
    }

    [Theory, EachProvider]
    public async Task What_was_read_before_is_overtaken_and_what_is_saved_after_has_no_handle(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        var opening = await store.OpenedAsync(wanted, CaseSamples.Lines(wanted, 1), Token);
        var order = CaseSamples.Order(wanted);
        Assert.True(await store.AddOrdersAsync([order], Token));
        await store.CloseAsync(wanted.Id, CaseSamples.Noon, Token);
        var late = opening.Materials[0] with { Handle = Guid.NewGuid(), AskAgainAt = CaseSamples.Past, Tries = 3 };

        Assert.Equal([false], await store.SaveAsync([late], Token));
        Assert.False(await store.SaveCaseAsync(opening.Case, Token));
        Assert.False(await store.SaveOrderAsync(order with { State = (short)OrderState.Confirmed }, Token));
        var closed = (await store.ReadAsync(wanted.Id, Token))!.Materials[0];
        Assert.Equal([true], await store.SaveAsync([late with { Version = closed.Version }], Token));

        closed = (await store.ReadAsync(wanted.Id, Token))!.Materials[0];
        Assert.Equal((3, null, null), (closed.Tries, closed.Handle, closed.AskAgainAt));
    }

    [Theory, EachProvider]
    public async Task A_closed_case_gets_announcements_and_no_checks(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(wanted, [], Token);
        await store.CloseAsync(wanted.Id, CaseSamples.Noon, Token);
        var announcement = CaseSamples.Order(wanted, OrderKind.Announcement);

        Assert.False(await store.AddOrdersAsync([announcement, CaseSamples.Order(wanted)], Token));
        Assert.Empty((await store.ReadAsync(wanted.Id, Token))!.Orders);
        Assert.True(await store.AddOrdersAsync([announcement], Token));
        Assert.Equal(announcement.Id, Assert.Single((await store.ReadAsync(wanted.Id, Token))!.Orders).Id);
    }

    [Theory, EachProvider]
    public async Task However_savings_and_the_closing_meet_no_handle_survives(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        for (var round = 0; round < 8; round++)
        {
            var wanted = CaseSamples.Case($"{round}");
            var opened = (await store.OpenedAsync(wanted, CaseSamples.Lines(wanted, 6), Token)).Materials;

            var savings = opened.Chunk(2).Select(chunk => Task.Run(
                async () =>
                {
                    await store.SaveAsync([.. chunk.Reverse().Select(line => line with { Handle = Guid.NewGuid(), AskAgainAt = CaseSamples.Past })], Token);
                    await store.AddOrdersAsync([CaseSamples.Order(wanted)], Token);
                },
                Token));
            await Task.WhenAll([.. savings, Task.Run(() => store.CloseAsync(wanted.Id, CaseSamples.Noon, Token), Token)]);

            var read = (await store.ReadAsync(wanted.Id, Token))!;
            Assert.All(read.Materials, line => Assert.Equal((null, null), (line.Handle, line.AskAgainAt)));
            Assert.All(read.Orders, order => Assert.Equal((short)OrderState.Withdrawn, order.State));
        }
    }

    private static (Guid, int)? Found(CaseLine? line) => line is null ? null : (line.Case.Id, line.Material.Line);
}
