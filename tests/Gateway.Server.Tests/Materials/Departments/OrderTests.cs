using System.Security.Cryptography;
using Gateway.Contracts.Audit.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Materials.Departments;

/// <summary>Orders, as the department that is asked sees them.</summary>
public sealed class OrderTests(WorkCity city) : IClassFixture<WorkCity>
{
    [Fact]
    public async Task A_department_sees_its_own_orders_and_not_whom_they_are_about()
    {
        var id = await city.OrderAsync("list-1");

        var order = (await AllAsync(city.Police)).Single(each => each.OrderId == id);

        Assert.Equal(
            (OrderKind.Check, OrderState.Open, "shenpi", WorkCity.Item, "公司变更登记", "居住证明", WorkCity.Question),
            (order.Kind, order.State, order.Consumer, order.ServiceItemCode, order.ItemName, order.About, order.Question));
        Assert.True(order.DueAt > order.OrderedAt);
        Assert.Empty(await AllAsync(city.Bureau));
        Assert.Contains(await LogOf.AllAsync(city.City), record => record is { Operation: "list_orders", ConsumerSystem: "gongan-adapter" });
    }

    [Fact]
    public async Task Pages_hold_every_order_once()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await city.OrderAsync($"page-{i}"));
        }

        var paged = await AllAsync(city.Police, pageSize: 2);

        Assert.Equal(paged.Count, paged.Select(order => order.OrderId).Distinct().Count());
        Assert.Superset(ids.ToHashSet(), paged.Select(order => order.OrderId).ToHashSet());
        Assert.Equal("REQUEST_MALFORMED", await Refused.ReasonAsync(city.Police.ListOrdersAsync(new ListOrdersRequest { PageToken = "x" })));
    }

    [Fact]
    public async Task Whom_an_order_is_about_is_told_with_it_and_recorded_by_a_pseudonym()
    {
        var id = await city.OrderAsync("get-1");

        var answer = await city.Police.GetOrderAsync(new GetOrderRequest { OrderId = id });

        Assert.Equal(("111", Registered.Resident, "get-1"), (answer.Subject.Type, answer.Subject.Identifier, answer.CaseNumber));
        var (record, row) = await LogOf.FindAsync(city.City, answer.Receipt.ExchangeId);
        Assert.Equal(SHA256.HashData([0, .. row.Record.Span]), answer.Receipt.LeafHash.ToByteArray());
        Assert.Equal(
            ("get_order", "gongan-adapter", "gongan", "get-1", WorkCity.Item),
            (record.Operation, record.ConsumerSystem, record.Consumer, record.CaseNumber, record.ServiceItemCode));
        Assert.Equal(SubjectRole.Asked, Assert.Single(record.Subjects).Role);
        Assert.Equal(("check", id), (Assert.Single(record.Act.Changes).Kind, record.Act.Changes[0].Key));
        Assert.DoesNotContain(Registered.Resident, record.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_departments_order_is_as_unknown_as_one_that_does_not_exist()
    {
        var id = await city.OrderAsync("other-1");

        foreach (var (work, asked) in new[] { (city.Bureau, id), (city.Police, Guid.NewGuid().ToString("D")), (city.Police, "x"), (city.Police, $"{{{id}}}") })
        {
            Assert.Equal("ORDER_UNKNOWN", await Refused.ReasonAsync(work.GetOrderAsync(new GetOrderRequest { OrderId = asked })));
            Assert.Equal(
                "ORDER_UNKNOWN",
                await Refused.ReasonAsync(work.AnswerOrderAsync(new AnswerOrderRequest { OrderId = asked, Answer = OrderAnswer.Confirmed })));
        }
    }

    [Fact]
    public async Task A_check_that_is_withdrawn_tells_nobody_whom_it_was_about()
    {
        var id = await city.OrderAsync("withdrawn-1");
        await city.Materials.CloseCaseAsync(new CloseCaseRequest { Case = WorkCity.Case("withdrawn-1") });

        var answer = await city.Police.GetOrderAsync(new GetOrderRequest { OrderId = id });

        Assert.Equal((OrderState.Withdrawn, null), (answer.Order.State, answer.Subject));
        Assert.Empty((await LogOf.FindAsync(city.City, answer.Receipt.ExchangeId)).Record.Subjects);
        Assert.Equal(
            "ORDER_ENDED", await Refused.ReasonAsync(city.Police.AnswerOrderAsync(new AnswerOrderRequest { OrderId = id, Answer = OrderAnswer.Confirmed })));
        Assert.DoesNotContain(await AllAsync(city.Police), order => order.OrderId == id);
        Assert.Contains(await AllAsync(city.Police, all: true), order => order.OrderId == id);
    }

    [Theory]
    [InlineData("shenpi", "shenpi-window", "SYSTEM_NOT_DEPARTMENT_WORK")]
    [InlineData("gongan", "nobody", "CALLER_UNKNOWN")]
    public async Task Orders_are_for_adapters_and_stewards(string department, string system, string reason)
    {
        var work = new DepartmentWorkService.DepartmentWorkServiceClient(city.City.Connect(city.City.Certificate(department, system)));

        Assert.Equal(reason, await Refused.ReasonAsync(work.ListOrdersAsync(new ListOrdersRequest())));
        Assert.Equal(reason, await Refused.ReasonAsync(work.ListFindingsAsync(new ListFindingsRequest())));

        if (system == "shenpi-window")
        {
            Assert.Contains(
                await LogOf.AllAsync(city.City),
                record => record is { ConsumerSystem: "shenpi-window", Operation: "list_findings", Reason: "SYSTEM_NOT_DEPARTMENT_WORK", Outcome: Outcome.Refused });
        }
    }

    private static async Task<List<DepartmentOrder>> AllAsync(DepartmentWorkService.DepartmentWorkServiceClient work, bool all = false, uint pageSize = 0)
    {
        var request = new ListOrdersRequest { All = all, PageSize = pageSize };
        var orders = new List<DepartmentOrder>();
        do
        {
            var page = await work.ListOrdersAsync(request);
            orders.AddRange(page.Orders);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return orders;
    }
}
