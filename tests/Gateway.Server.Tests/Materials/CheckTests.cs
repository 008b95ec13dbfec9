using Gateway.Contracts.Cases.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Working;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using Gateway.Storage.Cases;
using Microsoft.Extensions.DependencyInjection;
using static Gateway.Server.Tests.Materials.City.Papers;
using OrderState = Gateway.Contracts.Materials.V1.OrderState;

namespace Gateway.Server.Tests.Materials;

public sealed class CheckTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Theory]
    [InlineData(OrderState.Confirmed, MaterialOutcome.Checked, MaterialReason.Unspecified)]
    [InlineData(OrderState.Objected, MaterialOutcome.ToBeSupplied, MaterialReason.CheckObjected)]
    public async Task The_departments_answer_decides(OrderState answer, MaterialOutcome outcome, MaterialReason reason)
    {
        var request = await OrderedAsync(Check(), Commitment());

        Assert.True(await AnswerAsync(request, answer));

        var status = (await _city.CaseAsync(request.Case)).Materials[0];
        Assert.Equal((outcome, reason, answer), (status.Outcome, status.Reason, status.Order.State));
        Assert.Equal(reason, status.Attempts[0].Reason);
        Assert.Equal((outcome, reason, 0u), await AgainAsync(request));
    }

    [Theory]
    [InlineData(Silence.NoObjection, MaterialOutcome.Checked, MaterialReason.Unspecified)]
    [InlineData(Silence.NextWay, MaterialOutcome.OnCommitment, MaterialReason.Unspecified)]
    public async Task A_departments_silence_means_what_the_item_says_and_is_proved(Silence silence, MaterialOutcome outcome, MaterialReason reason)
    {
        var request = await OrderedAsync(Check(silence), Commitment());

        await _city.DueAsync(request.Case, "case_orders", "due_at");

        var status = await _city.UntilAsync(request.Case, "paper", each => each.Outcome == outcome, $"the silence means {outcome}");
        Assert.Equal((reason, OrderState.Overdue), (status.Reason, status.Order.State));
        var (record, _) = await LogOf.FindAsync(_city.City, status.Order.Ended.ExchangeId);
        Assert.Equal(("overdue", "ORDER_OVERDUE", "renshe", request.Case.CaseNumber), (record.Act.Verb, record.Reason, record.Provider, record.CaseNumber));
        Assert.Equal(outcome == MaterialOutcome.Checked ? MaterialReason.Unspecified : MaterialReason.CheckOverdue, status.Attempts[0].Reason);
    }

    [Fact]
    public async Task Where_no_way_follows_an_overdue_check_the_applicant_is_told_so()
    {
        var person = _city.Person();
        var request = await OrderedAsync(person, Insured(), Check());

        await _city.DueAsync(request.Case, "case_orders", "due_at");

        var status = await _city.UntilAsync(request.Case, "paper", each => each.Outcome == MaterialOutcome.ToBeSupplied, "the applicant brings it");
        Assert.Equal(MaterialReason.CheckOverdue, status.Reason);

        // Nobody urges a department on: no text says so.
        Assert.Equal(("To be brought: the department's check is overdue.", "请自备：部门核查逾期。"), (status.Message, status.MessageZh));
        Assert.Equal([MaterialReason.NotFound, MaterialReason.CheckOverdue], status.Attempts.Select(attempt => attempt.Reason));
        var again = (await _city.ResolveAsync(request))["paper"];
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.CheckOverdue, OrderState.Overdue), (again.Outcome, again.Reason, again.Order.State));
    }

    [Fact]
    public async Task A_department_that_is_asked_on_is_asked_on_after_another_was_overdue()
    {
        var person = _city.Person();
        var hanging = _city.Renshe.Hang(person);
        var request = await OrderedAsync(person, Insured(), Check());
        Assert.True((await _city.CaseAsync(request.Case)).Materials[0].LatePending);

        await _city.DueAsync(request.Case, "case_orders", "due_at");
        var status = await _city.UntilAsync(request.Case, "paper", each => each.Outcome == MaterialOutcome.ToBeSupplied, "the check is overdue");

        Assert.True(status.LatePending);
        _city.Insure(person);
        hanging.SetResult();
        Assert.True((await _city.UntilAsync(request.Case, "paper", each => each.Outcome == MaterialOutcome.WaivedByData, "the late answer is delivered")).Late);
    }

    [Fact]
    public async Task A_check_may_be_ordered_of_what_the_applicant_disputes_and_once_only()
    {
        var person = _city.Person();
        _city.Insure(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Insured(), Check()), Paper("other", Insured())), person);
        await _city.ResolveAsync(request);
        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Materials = { "paper" }, Consent = Consent.Wrong, Note = "已停保" });

        var ordered = await _city.Window().DepartmentCheckAsync(Order(request));

        Assert.Equal((MaterialOutcome.UnderCheck, OrderState.Open), (ordered.Material.Outcome, ordered.Material.Order.State));
        Assert.Equal((Consent.Unspecified, null, ordered.Material.Order.Ordered), (ordered.Material.Consent, ordered.Material.Provenance, ordered.Material.Receipt));
        Assert.Equal(ordered.Material.Order.Ordered, ordered.Material.Attempts[1].Receipt);
        Assert.Equal("CHECK_NOT_OFFERED", await Refused.ReasonAsync(_city.Window().DepartmentCheckAsync(Order(request))));
        Assert.Equal("CHECK_NOT_OFFERED", await Refused.ReasonAsync(_city.Window().DepartmentCheckAsync(Order(request, "other"))));
        Assert.Equal("MATERIAL_UNKNOWN", await Refused.ReasonAsync(_city.Window().DepartmentCheckAsync(Order(request, "nothing"))));

        await _city.DueAsync(request.Case, "case_orders", "due_at");
        var overdue = await _city.UntilAsync(request.Case, "paper", each => each.Outcome == MaterialOutcome.ToBeSupplied, "the check is overdue");
        Assert.Equal((MaterialReason.CheckOverdue, overdue.Order.Ended), (overdue.Reason, overdue.Receipt));
        Assert.Equal(overdue.Order.Ended, overdue.Attempts[1].Receipt);
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.CheckOverdue, 0u), await AgainAsync(request));
        Assert.Equal(MaterialOutcome.UnderCheck, (await _city.Window().DepartmentCheckAsync(Order(request))).Material.Outcome);
    }

    [Fact]
    public async Task A_check_says_what_it_is_about_and_to_nobody_once_it_is_withdrawn()
    {
        var request = Requests.Item(await PremisesAsync(Paper("paper", Check(tells: "premises.unit_number"))), _city.Person());
        request.Parties.Add(Premises("A1-0001"));
        var ordered = (await _city.ResolveAsync(request))["paper"].Order;

        var told = await Desk.GetOrderAsync(new GetOrderRequest { OrderId = ordered.OrderId });

        Assert.Equal([new OrderedValue { CaseValue = "premises.unit_number", PartyName = "经营场所", Value = "A1-0001" }], told.Tells);
        await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });
        Assert.Empty((await Desk.GetOrderAsync(new GetOrderRequest { OrderId = ordered.OrderId })).Tells);
    }

    [Fact]
    public async Task A_check_is_not_ordered_where_the_case_does_not_say_what_it_is_about()
    {
        var request = Requests.Item(await PremisesAsync(Paper("paper", Check(tells: "premises.unit_number"))), _city.Person());

        var status = (await _city.ResolveAsync(request))["paper"];

        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.CaseSaysTooLittle, null), (status.Outcome, status.Reason, status.Order));
        Assert.Equal("premises.unit_number", status.Attempts[0].Code);
        Assert.Equal("CHECK_NOT_OFFERED", await Refused.ReasonAsync(_city.Window().DepartmentCheckAsync(Order(request))));
        request.Parties.Add(Premises("A1-0001"));
        Assert.Equal(MaterialOutcome.UnderCheck, (await _city.ResolveAsync(request))["paper"].Outcome);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_check_that_nobody_needs_any_more_is_withdrawn(bool closed)
    {
        var request = await OrderedAsync(Check());

        if (closed)
        {
            await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });
        }
        else
        {
            await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Materials = { "paper" }, Consent = Consent.BringInstead });
        }

        Assert.Equal(OrderState.Withdrawn, (await _city.CaseAsync(request.Case)).Materials[0].Order.State);
    }

    private DepartmentWorkService.DepartmentWorkServiceClient Desk => new(_city.City.Connect(_city.City.Certificate("renshe", "renshe-adapter")));

    private static Party Premises(string unit) => new() { Role = "premises", Values = { ["unit_number"] = unit } };

    /// <summary>An item whose cases are about premises as well.</summary>
    private Task<string> PremisesAsync(params Gateway.Contracts.Management.V1.Material[] materials) => _city.ItemAsync(item =>
    {
        item.Parties.Add(new CaseParty { Role = "premises", Name = "经营场所", Values = { "unit_number" } });
        item.Materials.AddRange(materials);
    });

    [Fact]
    public async Task What_a_department_objected_to_is_not_checked_again_because_the_applicant_declined_and_took_that_back()
    {
        var request = await OrderedAsync(Check());
        Assert.True(await AnswerAsync(request, OrderState.Objected));

        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Materials = { "paper" }, Consent = Consent.BringInstead });
        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Materials = { "paper" }, Consent = Consent.Use });

        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.CheckObjected, 0u), await AgainAsync(request));
    }

    private static DepartmentCheckRequest Order(ResolveRequest request, string material = "paper") => new() { Case = request.Case, Material = material };

    private Task<ResolveRequest> OrderedAsync(params MaterialWay[] ways) => OrderedAsync(_city.Person(), ways);

    private async Task<ResolveRequest> OrderedAsync(string person, params MaterialWay[] ways)
    {
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", ways)), person);
        Assert.Equal(MaterialOutcome.UnderCheck, (await _city.ResolveAsync(request))["paper"].Outcome);
        return request;
    }

    private async Task<(MaterialOutcome Outcome, MaterialReason Reason, uint Exchanges)> AgainAsync(ResolveRequest request)
    {
        var told = await _city.ResolveAsync(request);
        return (told["paper"].Outcome, told["paper"].Reason, told.Summary.Exchanges);
    }

    /// <summary>The department answers, as its desk lets it.</summary>
    private async Task<bool> AnswerAsync(ResolveRequest request, OrderState answer)
    {
        var services = _city.City.Gateway.Services;
        var id = Guid.Parse((await _city.CaseAsync(request.Case)).Materials[0].Order.OrderId);
        var order = (await services.GetRequiredService<CaseStore>().FindOrderAsync(id, CancellationToken.None))!;
        var seal = services.GetRequiredService<CaseSeal>();
        var content = new OrderContent(seal.OpenOrder(id, order.Sealed)) { Note = "见附件" };
        return await services.GetRequiredService<CheckEnd>().EndAsync(
            order with { State = (short)answer, AnsweredAt = TimeProvider.System.GetUtcNow(), Sealed = seal.Seal(id, content) }, CancellationToken.None);
    }
}
