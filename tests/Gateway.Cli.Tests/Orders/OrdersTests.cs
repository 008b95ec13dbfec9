using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Cli.Tests.Orders;

public sealed class OrdersTests
{
    private const string First = "0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10";
    private const string Second = "0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e11";

    [Fact]
    public async Task Orders_are_listed_page_by_page()
    {
        await using var gateway = await FakeGateway.StartAsync();
        var asked = new List<ListOrdersRequest>();
        gateway.Work.OnListOrders = request =>
        {
            asked.Add(request.Clone());
            return request.PageToken.Length == 0
                ? new ListOrdersResponse { Orders = { Order(First, OrderKind.Check, OrderState.Overdue) }, NextPageToken = "next" }
                : new ListOrdersResponse { Orders = { Order(Second, OrderKind.Announcement, OrderState.Open) } };
        };

        var run = await CliRun.OfAsync(["orders", .. gateway.Connect]);

        Assert.Equal(
            """
            ORDER                                 KIND          STATE    DUE BEFORE            FROM    ITEM      ABOUT
            0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e10  check         overdue  2026-08-04T16:00:00Z  shenpi  企业注销  清税证明
            0192f0c4-7a31-7c1e-9a52-1f0d8c6b2e11  announcement  open     2026-08-04T16:00:00Z  shenpi  企业注销  清税证明

            """,
            run.Out);
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Error));
        Assert.Equal([("", false), ("next", false)], asked.Select(request => (request.PageToken, request.All)));
        Assert.Contains("部门核查  逾期    2026", (await CliRun.OfAsync(["orders", "--all", "--lang", "zh", .. gateway.Connect])).Out, StringComparison.Ordinal);
        Assert.True(asked[^1].All);
        Assert.Equal(
            [First, Second],
            JsonParser.Default.Parse<ListOrdersResponse>((await CliRun.OfAsync(["orders", "-o", "json", .. gateway.Connect])).Out).Orders.Select(order => order.OrderId));
    }

    [Fact]
    public async Task Without_orders_that_is_said_and_a_refusal_is_told()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Work.OnListOrders = _ => new ListOrdersResponse();
        Assert.Equal("No orders.\n", (await CliRun.OfAsync(["orders", .. gateway.Connect])).Out);

        gateway.Work.OnListOrders = _ => throw new RpcException(new Status(StatusCode.PermissionDenied, "no"));
        Assert.Equal(ExitCodes.Refused, (await CliRun.OfAsync(["orders", .. gateway.Connect])).Code);
    }

    [Fact]
    public async Task An_order_is_shown_with_whom_it_is_about()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Work.OnGetOrder = request => new GetOrderResponse
        {
            Order = Order(request.OrderId, OrderKind.Check, OrderState.Open),
            Subject = new Subject { Type = "001", Identifier = "91330100MA2CDEFG5X" },
            CaseNumber = "C-1",
            Tells = { new OrderedValue { CaseValue = "premises.unit_number", PartyName = "经营场所", Value = "A1-0001" } },
            Receipt = new Receipt { ExchangeId = Second },
        };

        var run = await CliRun.OfAsync(["orders", "show", First, .. gateway.Connect]);

        Assert.Equal(
            $"""
              kind              check
              state             open
              due before        2026-08-04T16:00:00Z
              from              shenpi
              item              企业注销 0012
              about             清税证明
              what is asked     该企业是否已结清税款
              subject           001:91330100MA2CDEFG5X
              as the case says  经营场所 premises.unit_number: A1-0001
              case              C-1
              ordered at        2026-08-01T08:00:00Z
              receipt           {Second}

            """,
            run.Out);
        Assert.Equal((ExitCodes.Done, ""), (run.Code, run.Error));
    }

    [Fact]
    public async Task Times_are_those_of_the_readers_clock()
    {
        await using var gateway = await FakeGateway.StartAsync();
        gateway.Work.OnListOrders = _ => new ListOrdersResponse { Orders = { Order(First, OrderKind.Check, OrderState.Open) } };
        var beijing = TimeZoneInfo.CreateCustomTimeZone("beijing", TimeSpan.FromHours(8), null, null);

        var run = await CliRun.OfAsync(["orders", .. gateway.Connect], "", zone: beijing);

        Assert.Contains("2026-08-05T00:00:00+08:00", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--confirmed", OrderAnswer.Confirmed, OrderState.Confirmed, "confirmed")]
    [InlineData("--objected", OrderAnswer.Objected, OrderState.Objected, "objected")]
    public async Task An_order_is_answered(string option, OrderAnswer answer, OrderState state, string told)
    {
        await using var gateway = await FakeGateway.StartAsync();
        AnswerOrderRequest? asked = null;
        gateway.Work.OnAnswerOrder = request =>
        {
            asked = request;
            var order = Order(request.OrderId, OrderKind.Check, state);
            order.AnsweredAt = order.OrderedAt;
            return new AnswerOrderResponse { Order = order, Receipt = new Receipt { ExchangeId = Second } };
        };

        var run = await CliRun.OfAsync(["orders", "answer", First, option, "--note", "欠缴", "--officer", "o-7", .. gateway.Connect]);

        Assert.Equal(new AnswerOrderRequest { OrderId = First, Answer = answer, Note = "欠缴", OfficerId = "o-7" }, asked);
        Assert.Equal((ExitCodes.Done, $"answered: {told}, 2026-08-01T08:00:00Z\n  receipt  {Second}\n"), (run.Code, run.Out));
    }

    private static DepartmentOrder Order(string id, OrderKind kind, OrderState state) => new()
    {
        OrderId = id,
        Kind = kind,
        State = state,
        Consumer = "shenpi",
        ServiceItemCode = "0012",
        ItemName = "企业注销",
        About = "清税证明",
        Question = "该企业是否已结清税款",
        OrderedAt = Timestamp.FromDateTimeOffset(CliRun.Now),
        DueAt = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 8, 4, 16, 0, 0, TimeSpan.Zero)),
    };
}
