using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using Grpc.Core;
using static Gateway.Server.Tests.Materials.City.Papers;
using CaseParty = Gateway.Contracts.Management.V1.CaseParty;
using OrderState = Gateway.Contracts.Materials.V1.OrderState;

namespace Gateway.Server.Tests.Materials;

/// <summary>What a case says is corrected: whatever stands on what it said before is gone about anew.</summary>
public sealed class CorrectionTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task What_was_forgotten_and_is_said_then_replaces_the_check_that_was_ordered_without_it()
    {
        var (wrong, right, request) = await CaseAsync(false, Insured("shop"), Check());
        Hold(right);
        var first = (await _city.ResolveAsync(request))["paper"];
        Assert.Equal((MaterialOutcome.UnderCheck, MaterialReason.CaseSaysTooLittle), (first.Outcome, first.Attempts[0].Reason));

        var told = (await _city.ResolveAsync(Say(request, right)))["paper"];

        Assert.Equal(MaterialOutcome.WaivedByData, told.Outcome);
        Assert.Equal(OrderState.Withdrawn, await _city.OrderAsync(first.Order.OrderId));
        Assert.Equal(told, (await _city.CaseAsync(request.Case)).Materials[0]);
    }

    [Fact]
    public async Task A_dispute_about_what_was_said_wrongly_is_none_about_what_is_said_now()
    {
        var (wrong, right, request) = await CaseAsync(true, Insured("shop"));
        Hold(wrong, right);
        Assert.Equal(MaterialOutcome.WaivedByData, (await _city.ResolveAsync(request))["paper"].Outcome);
        await SayAsync(request, Consent.NotMe);

        var told = (await _city.ResolveAsync(Say(request, right)))["paper"];

        Assert.Equal((MaterialOutcome.WaivedByData, Consent.Unspecified), (told.Outcome, told.Consent));
        Assert.NotEmpty(told.Evidence);
    }

    [Fact]
    public async Task What_the_applicant_wishes_to_bring_is_brought_whatever_the_case_says()
    {
        var (wrong, right, request) = await CaseAsync(true, Insured("shop"));
        Hold(wrong, right);
        await _city.ResolveAsync(request);
        await SayAsync(request, Consent.BringInstead);

        Assert.Equal(MaterialReason.ApplicantDeclined, (await _city.ResolveAsync(Say(request, right)))["paper"].Reason);
    }

    [Fact]
    public async Task An_overdue_check_about_what_was_said_before_lets_another_be_ordered()
    {
        var (wrong, right, request) = await CaseAsync(true, Insured("shop"), Check());
        var first = (await _city.ResolveAsync(request))["paper"];
        await _city.DueAsync(request.Case, "case_orders", "due_at");
        await _city.UntilAsync(request.Case, "paper", status => status.Outcome == MaterialOutcome.ToBeSupplied, "the check is overdue");
        Assert.Equal(MaterialReason.CheckOverdue, (await _city.ResolveAsync(request))["paper"].Reason);

        var told = (await _city.ResolveAsync(Say(request, right)))["paper"];

        Assert.Equal((MaterialOutcome.UnderCheck, OrderState.Open), (told.Outcome, told.Order.State));
        Assert.NotEqual(first.Order.OrderId, told.Order.OrderId);
    }

    [Fact]
    public async Task A_late_answer_about_what_was_said_before_is_not_delivered()
    {
        var (wrong, right, request) = await CaseAsync(true, Insured("shop"));
        Hold(wrong);
        var (before, now) = (_city.Renshe.Hang(wrong), _city.Renshe.Hang(right));
        Assert.True((await _city.ResolveAsync(request))["paper"].LatePending);
        Assert.True((await _city.ResolveAsync(Say(request, right)))["paper"].LatePending);

        before.SetResult();
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.Equal(MaterialOutcome.ToBeSupplied, (await _city.CaseAsync(request.Case)).Materials[0].Outcome);
        now.SetResult();

        var late = await _city.UntilAsync(request.Case, "paper", status => !status.LatePending, "the answer about what is said now came");
        Assert.Equal(MaterialReason.NotFound, late.Reason);
    }

    [Fact]
    public async Task What_stands_by_what_was_not_corrected_is_not_asked_again()
    {
        var (wrong, right, request) = await CaseAsync(true, Insured("shop"));
        Hold(wrong);
        await _city.ResolveAsync(request);

        request.Parties[0].Values["name"] = "李四";

        Assert.Equal(0u, (await _city.ResolveAsync(request)).Summary.Exchanges);
    }

    [Fact]
    public async Task What_a_case_does_not_need_goes_and_comes_as_it_says()
    {
        var person = _city.Person();
        _city.Insure(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("own"), Paper("check", Check()).Only("他人代办"), Paper("insured", Insured()).Only("在职")), person);
        request.NotNeeded.Add("insured");
        var first = await _city.ResolveAsync(request);
        Assert.Equal(["check", "own"], first.Materials.Select(each => each.Material).Order());

        request.NotNeeded[0] = "check";
        var second = await _city.ResolveAsync(request);

        Assert.Equal(["insured", "own"], second.Materials.Select(each => each.Material).Order());
        Assert.Equal((MaterialOutcome.WaivedByData, 2u, 1u), (second["insured"].Outcome, second.Summary.Materials, second.Summary.NotNeeded));
        Assert.Equal(OrderState.Withdrawn, await _city.OrderAsync(first["check"].Order.OrderId));
        Assert.Equal("MATERIAL_UNKNOWN", await Refused.ReasonAsync(_city.Window().DepartmentCheckAsync(new DepartmentCheckRequest { Case = request.Case, Material = "check" })));

        request.NotNeeded.Clear();
        var third = await _city.ResolveAsync(request);

        Assert.Equal((MaterialOutcome.UnderCheck, OrderState.Open, 3u, 0u), (third["check"].Outcome, third["check"].Order.State, third.Summary.Materials, third.Summary.NotNeeded));
        Assert.NotEqual(first["check"].Order.OrderId, third["check"].Order.OrderId);
        Assert.Equal(second["insured"], third["insured"]);
        Assert.Equal(third.Summary.Materials, (await _city.CaseAsync(request.Case)).Summary.Materials);
    }

    [Fact]
    public async Task What_a_word_was_given_for_is_needed()
    {
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Commitment()).Only("在职")), _city.Person());
        await _city.ResolveAsync(request);
        await _city.Window().CommitAsync(new CommitRequest { Case = request.Case, Material = "paper", Text = Promise, SignatureRef = "sig-1" });
        request.NotNeeded.Add("paper");

        Assert.Equal(StatusCode.FailedPrecondition, (await Assert.ThrowsAsync<RpcException>(() => _city.ResolveAsync(request))).StatusCode);
    }

    private static ResolveRequest Say(ResolveRequest request, string unit)
    {
        if (request.Parties is [var applicant, _])
        {
            request.Parties.Clear();
            request.Parties.Add(applicant);
        }

        request.Parties.Add(new Party { Role = "shop", Values = { ["unit"] = unit } });
        return request;
    }

    private void Hold(params string[] units)
    {
        foreach (var unit in units)
        {
            _city.Renshe.Hold("insurance", ("citizen_number", unit), ("state", "1"));
        }
    }

    private async Task SayAsync(ResolveRequest request, Consent consent) =>
        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Materials = { "paper" }, Consent = consent });

    /// <summary>A case about a shop, whose unit it says wrongly, or forgets.</summary>
    private async Task<(string Wrong, string Right, ResolveRequest Request)> CaseAsync(bool says, params MaterialWay[] ways)
    {
        var (person, wrong, right) = (_city.Person(), _city.Person(), _city.Person());
        foreach (var way in ways.Where(way => way.Data is not null))
        {
            way.Data.Keys.Add(new CaseBinding { Field = "citizen_number", CaseValue = "shop.unit" });
        }

        var item = await _city.ItemAsync(item =>
        {
            item.Parties.Add(new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } });
            item.Parties.Add(new CaseParty { Role = "shop", Name = "场所", Values = { "unit" } });
            item.Materials.Add(Paper("paper", ways));
        });
        var request = Requests.Item(item, person, ("name", "张三丰"));
        return (wrong, right, says ? Say(request, wrong) : request);
    }
}
