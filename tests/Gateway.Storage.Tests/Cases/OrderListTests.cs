using CsCheck;
using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Cases;

namespace Gateway.Storage.Tests.Cases;

public class OrderListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachProvider]
    public async Task Lists_what_a_department_is_to_answer_and_all_if_asked(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(wanted, [], Token);
        var orders = Enum.GetValues<OrderState>().Where(state => state != OrderState.Unspecified)
            .Select((state, index) => CaseSamples.Order(wanted, state: state, dueAt: CaseSamples.Noon.AddDays(-index))).ToArray();
        await store.AddOrdersAsync([.. orders, CaseSamples.Order(wanted, department: "shuiwu")], Token);

        var open = await store.ListOrdersAsync("renshe", all: false, 0, "", Token);
        var all = await store.ListOrdersAsync("renshe", all: true, 0, "", Token);

        Assert.Equal([OrderState.Overdue, OrderState.Open], open.Rows.Select(order => (OrderState)order.State));
        Assert.Equal(orders.Reverse().Select(order => order.Id), all.Rows.Select(order => order.Id));
        Assert.Equal(("", ""), (open.NextPageToken, all.NextPageToken));
        Assert.Equal(orders[0], all.Rows[^1] with { Sealed = orders[0].Sealed });
    }

    [Theory, EachProvider]
    public async Task Pages_hold_each_order_once_whatever_is_added_in_between(StorageProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var store = database.NewCases();
        var wanted = CaseSamples.Case();
        await store.OpenedAsync(wanted, [], Token);
        var next = 0;

        // Few moments, so that several are due at once.
        await Gen.Select(Gen.Int[0, 3].Array[0, 12], Gen.Int[0, 3].Array[0, 12], Gen.Int[1, 5]).SampleAsync(
            async (before, between, size) =>
            {
                var department = $"department-{Interlocked.Increment(ref next)}";
                var there = OrdersOf(before, department);
                await store.AddOrdersAsync(there, Token);
                var added = new Queue<StoredOrder>(OrdersOf(between, department));
                var read = new List<StoredOrder>();
                for (var token = ""; ;)
                {
                    var page = await store.ListOrdersAsync(department, all: false, size, token, Token);
                    read.AddRange(page.Rows);
                    Assert.InRange(read.Count, 0, before.Length + between.Length);
                    Assert.True(page.Rows.Count == size || page.NextPageToken.Length == 0);
                    if (page.NextPageToken.Length == 0)
                    {
                        break;
                    }

                    token = page.NextPageToken;
                    if (added.TryDequeue(out var order))
                    {
                        await store.AddOrdersAsync([order], Token);
                    }
                }

                Assert.Equal(read.Count, read.DistinctBy(order => order.Id).Count());
                Assert.Empty(there.ExceptBy(read.Select(order => order.Id), order => order.Id));
                Assert.Equal(read.Select(order => order.DueAt).Order(), read.Select(order => order.DueAt));
            },
            iter: 40,
            threads: 1);

        StoredOrder[] OrdersOf(int[] minutes, string department) =>
            [.. minutes.Select(minute => CaseSamples.Order(wanted, department: department, dueAt: CaseSamples.Noon.AddMinutes(minute)))];
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData(".0123456789abcdef0123456789abcdef")]
    [InlineData("-1.0123456789abcdef0123456789abcdef")]
    [InlineData("9223372036854775807.0123456789abcdef0123456789abcdef")]
    [InlineData("1.0123")]
    public async Task Refuses_a_token_that_no_page_gave(string token)
    {
        await using var database = await TestDatabase.CreateAsync(StorageProvider.Sqlite);
        var store = database.NewCases();

        await Assert.ThrowsAsync<ArgumentException>(() => store.ListOrdersAsync("renshe", all: true, 0, token, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => store.ListFindingsAsync("renshe", all: true, 0, token, Token));
    }
}
