using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Grpc.Core;

namespace Gateway.Server.Tests.Materials.Departments;

/// <summary>What departments answer, and what that means for the case.</summary>
public sealed class OrderAnswerTests(WorkCity city) : IClassFixture<WorkCity>
{
    [Theory]
    [InlineData(OrderAnswer.Confirmed, OrderState.Confirmed, MaterialOutcome.Checked, MaterialReason.Unspecified, "confirmed")]
    [InlineData(OrderAnswer.Objected, OrderState.Objected, MaterialOutcome.ToBeSupplied, MaterialReason.CheckObjected, "objected")]
    public async Task An_answer_ends_the_check_of_the_material(
        OrderAnswer answer, OrderState state, MaterialOutcome outcome, MaterialReason reason, string action)
    {
        var number = $"answer-{answer}";
        var id = await city.OrderAsync(number);

        var response = await city.Police.AnswerOrderAsync(Answer(id, answer, "户籍已迁出"));

        Assert.Equal(state, response.Order.State);
        Assert.NotNull(response.Order.AnsweredAt);
        var material = await city.MaterialAsync(number, "residence");
        Assert.Equal((outcome, reason, "户籍已迁出"), (material.Outcome, material.Reason, material.Order.Note));
        Assert.Equal(response.Receipt, material.Order.Ended);
        var (record, _) = await LogOf.FindAsync(city.City, response.Receipt.ExchangeId);
        Assert.Equal(
            ("answer_order", "gongan-adapter", number, "officer-9", action),
            (record.Operation, record.ConsumerSystem, record.CaseNumber, record.OfficerId, Assert.Single(record.Act.Changes).Action));
        Assert.DoesNotContain("户籍已迁出", record.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_answer_again_is_harmless_and_another_is_refused()
    {
        var id = await city.OrderAsync("repeat-1");
        var first = await city.Police.AnswerOrderAsync(Answer(id, OrderAnswer.Confirmed, "属实"));

        var again = await city.Police.AnswerOrderAsync(Answer(id, OrderAnswer.Confirmed, "属实"));

        Assert.Equal(first, again);
        Assert.Equal("ORDER_ENDED", await Refused.ReasonAsync(city.Police.AnswerOrderAsync(Answer(id, OrderAnswer.Objected, "属实"))));
        Assert.Equal("ORDER_ENDED", await Refused.ReasonAsync(city.Police.AnswerOrderAsync(Answer(id, OrderAnswer.Confirmed, "不属实"))));
    }

    [Fact]
    public async Task Of_answers_that_contradict_each_other_at_once_one_stands()
    {
        var id = await city.OrderAsync("race-1");

        var reasons = await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            Refused.ReasonOrNoneAsync(city.Police.AnswerOrderAsync(Answer(id, i % 2 == 0 ? OrderAnswer.Confirmed : OrderAnswer.Objected, $"第{i}次")))));

        Assert.Single(reasons, reason => reason.Length == 0);
        Assert.All(reasons.Where(reason => reason.Length > 0), reason => Assert.Equal("ORDER_ENDED", reason));
        var material = await city.MaterialAsync("race-1", "residence");
        var winner = Array.IndexOf(reasons, "");
        Assert.Equal(($"第{winner}次", winner % 2 == 0 ? MaterialOutcome.Checked : MaterialOutcome.ToBeSupplied), (material.Order.Note, material.Outcome));
    }

    [Fact]
    public async Task An_overdue_check_may_still_be_answered_and_the_material_has_moved_on()
    {
        var id = await city.OrderAsync("overdue-1");
        await city.PassDueAsync("overdue-1");
        var silent = await city.MaterialAsync("overdue-1", "residence");

        var response = await city.Police.AnswerOrderAsync(Answer(id, OrderAnswer.Confirmed, ""));

        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.CheckOverdue), (silent.Outcome, silent.Reason));
        var material = await city.MaterialAsync("overdue-1", "residence");
        Assert.Equal((OrderState.Confirmed, silent.Outcome, silent.Reason), (material.Order.State, material.Outcome, material.Reason));
        Assert.Equal(response.Receipt, material.Order.Ended);
        Assert.NotEqual(silent.Order.Ended, material.Order.Ended);
    }

    [Fact]
    public async Task An_answer_to_an_older_check_does_not_end_the_one_that_was_ordered_anew()
    {
        var old = await city.OrderAsync("anew-1");
        await city.PassDueAsync("anew-1");
        var anew = (await city.Materials.DepartmentCheckAsync(new DepartmentCheckRequest { Case = WorkCity.Case("anew-1"), Material = "residence" })).Material.Order;

        await city.Police.AnswerOrderAsync(Answer(old, OrderAnswer.Confirmed, ""));
        var between = await city.MaterialAsync("anew-1", "residence");
        await city.Police.AnswerOrderAsync(Answer(anew.OrderId, OrderAnswer.Objected, "查无此人"));
        var after = await city.MaterialAsync("anew-1", "residence");

        Assert.Equal((MaterialOutcome.UnderCheck, anew.OrderId, OrderState.Open), (between.Outcome, between.Order.OrderId, between.Order.State));
        Assert.Equal((MaterialOutcome.ToBeSupplied, OrderState.Objected), (after.Outcome, after.Order.State));
    }

    [Fact]
    public async Task An_announcement_is_acknowledged_in_the_same_way()
    {
        await city.ResolveAsync("announce-1");
        var announced = Assert.Single((await city.Materials.AnnounceAsync(new AnnounceRequest
        {
            Case = WorkCity.Case("announce-1"),
            ServiceItemCode = WorkCity.Item,
            CertificateIdentifier = Certificates.LicenceCity.Identifier(7),
        })).Announcements);

        var seen = await city.Police.GetOrderAsync(new GetOrderRequest { OrderId = announced.OrderId });
        var response = await city.Police.AnswerOrderAsync(Answer(announced.OrderId, OrderAnswer.Confirmed, ""));

        Assert.Equal(
            (OrderKind.Announcement, WorkCity.Follows, Certificates.LicenceCity.Identifier(7)), (seen.Order.Kind, seen.Order.About, seen.CertificateIdentifier));
        var stands = Assert.Single((await city.Materials.GetCaseAsync(new GetCaseRequest { Case = WorkCity.Case("announce-1") })).Announcements);
        Assert.Equal((OrderState.Confirmed, response.Receipt), (stands.State, stands.Ended));
    }

    public static TheoryData<string, Action<AnswerOrderRequest>> Faults => new()
    {
        { "answer", request => request.Answer = OrderAnswer.Unspecified },
        { "answer", request => request.Answer = (OrderAnswer)9 },
        { "note", request => (request.Answer, request.Note) = (OrderAnswer.Objected, "") },
        { "note", request => (request.Answer, request.Note) = (OrderAnswer.Objected, "  ") },
        { "note", request => request.Note = new string('注', 501) },
        { "note", request => request.Note = "一\n二" },
        { "note", request => request.Note = $"见 {Registered.Resident}。" },
        { "officer_id", request => request.OfficerId = new string('o', 65) },
        { "officer_id", request => request.OfficerId = Registered.Resident },
    };

    [Theory, MemberData(nameof(Faults))]
    public async Task What_is_wrong_with_an_answer_is_told_and_nothing_changes(string member, Action<AnswerOrderRequest> change)
    {
        var number = $"fault-{Guid.NewGuid():N}";
        var request = Answer(await city.OrderAsync(number), OrderAnswer.Confirmed, "");
        change(request);

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await city.Police.AnswerOrderAsync(request));

        Assert.Equal("REQUEST_MALFORMED", exception.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.Contains($"({member}: ", exception.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Registered.Resident, exception.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(OrderState.Open, (await city.MaterialAsync(number, "residence")).Order.State);
    }

    private static AnswerOrderRequest Answer(string id, OrderAnswer answer, string note) =>
        new() { OrderId = id, Answer = answer, Note = note, OfficerId = "officer-9" };
}
