using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using Grpc.Core;
using static Gateway.Server.Tests.Materials.City.Papers;
using CaseParty = Gateway.Contracts.Management.V1.CaseParty;
using Material = Gateway.Contracts.Management.V1.Material;

namespace Gateway.Server.Tests.Materials;

/// <summary>Who acts for whom, and firms by their older numbers.</summary>
public sealed class PartyTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private const string Firm = "11330100MB9001077J";

    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task Until_the_relation_is_verified_nothing_is_asked_about_who_is_acted_for()
    {
        var (mother, child) = (_city.Person(), _city.Person());
        _city.Insure(child);
        _city.Insure(mother);
        _city.Gongan.Hold("birth", ("child_number", child), ("mother_number", _city.Person()));
        var request = await ChildAsync(
            mother, child, Paper("childs", Insured("child")), Paper("own", Insured()), Paper("credit", Commitment(credit: true, party: "child")), Paper("check", Check(party: "child")));

        var told = await _city.ResolveAsync(request);

        var relation = Assert.Single(told.Relations);
        Assert.Equal(("parent", "applicant", "child", false, MaterialReason.NotSatisfied), (relation.Relation, relation.Agent, relation.Principal, relation.Verified, relation.Reason));
        foreach (var name in new[] { "childs", "credit", "check" })
        {
            Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.RelationNotVerified), (told[name].Outcome, told[name].Reason));
        }

        Assert.Equal(MaterialOutcome.WaivedByData, told["own"].Outcome);
        Assert.Equal((0, 0), (_city.Renshe.Asked(child), _city.Shichang.Asked(child)));
        var records = await _city.RecordsAsync(request.Case);
        Assert.Equal(["gongan", "renshe"], records.Where(record => record.Provider.Length > 0).Select(record => record.Provider).Order());
        Assert.DoesNotContain(records, record => record.Act?.Verb == "order");
    }

    [Fact]
    public async Task Once_the_relation_is_verified_who_is_acted_for_is_asked_about()
    {
        var (mother, child) = (_city.Person(), _city.Person());
        _city.Insure(child);
        _city.Gongan.Hold("birth", ("child_number", child), ("mother_number", mother));
        var request = await ChildAsync(mother, child, Paper("childs", Insured("child")), Paper("own", Insured()));

        var told = await _city.ResolveAsync(request);
        var relation = Assert.Single(told.Relations);
        var again = await _city.ResolveAsync(request);

        Assert.True(relation.Verified);
        Assert.Equal(relation.Receipt, Assert.Single(relation.Attempts).Receipt);
        Assert.Equal((MaterialOutcome.WaivedByData, MaterialReason.NotFound), (told["childs"].Outcome, told["own"].Reason));
        Assert.True(told["childs"].DecidedAt != null);
        Assert.Equal(relation, Assert.Single(again.Relations));
        Assert.Equal(1, _city.Gongan.Asked(child));
    }

    [Fact]
    public async Task No_check_of_who_is_acted_for_is_ordered_by_hand_either()
    {
        var (mother, child) = (_city.Person(), _city.Person());
        var request = await ChildAsync(mother, child, Paper("childs", Commitment(), Check(party: "child")));
        await _city.ResolveAsync(request);

        var reason = await Refused.ReasonAsync(_city.Window().DepartmentCheckAsync(new DepartmentCheckRequest { Case = request.Case, Material = "childs" }));

        Assert.Equal("CHECK_NOT_OFFERED", reason);
        Assert.DoesNotContain(await _city.RecordsAsync(request.Case), record => record.Act?.Verb == "order");
    }

    [Fact]
    public async Task A_relation_that_is_known_late_lets_the_rest_go_on()
    {
        var (mother, child) = (_city.Person(), _city.Person());
        _city.Insure(child);
        _city.Gongan.Hold("birth", ("child_number", child), ("mother_number", mother));
        _city.Gongan.Fail(child);
        var request = await ChildAsync(mother, child, Paper("childs", Insured("child")));
        var silent = (await _city.ResolveAsync(request))["childs"];
        Assert.Equal((MaterialReason.DepartmentSilent, true), (silent.Reason, silent.LatePending));
        Assert.Equal(0, _city.Renshe.Asked(child));

        _city.Gongan.Mend(child);
        await _city.DueAsync(request.Case, "case_materials", "ask_again_at");

        Assert.True((await _city.UntilAsync(request.Case, "childs", status => status.Outcome == MaterialOutcome.WaivedByData, "the relation is known")).Late);
        Assert.True(Assert.Single((await _city.CaseAsync(request.Case)).Relations).Verified);
    }

    [Fact]
    public async Task What_was_found_about_one_child_does_not_stand_for_another()
    {
        var (mother, one, other) = (_city.Person(), _city.Person(), _city.Person());
        _city.Insure(one);
        _city.Gongan.Hold("birth", ("child_number", one), ("mother_number", mother));
        var request = await ChildAsync(mother, one, Paper("childs", Insured("child")), Paper("own", Insured()));
        Assert.Equal(MaterialOutcome.WaivedByData, (await _city.ResolveAsync(request))["childs"].Outcome);

        request.Parties[1] = Requests.Party("child", other);
        var told = await _city.ResolveAsync(request);

        Assert.False(Assert.Single(told.Relations).Verified);
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.RelationNotVerified, ""), (told["childs"].Outcome, told["childs"].Reason, told["childs"].Evidence));
        Assert.Equal(0, _city.Renshe.Asked(other));
    }

    [Fact]
    public async Task What_was_verified_of_one_name_does_not_stand_for_another()
    {
        var person = _city.Person();
        _city.Gongan.Hold("resident", ("citizen_number", person), ("name", "张三丰"));
        var item = await _city.ItemAsync(item =>
        {
            item.Parties.Add(new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } });
            item.Materials.Add(Paper("paper", Named()));
        });
        var request = Requests.Item(item, person, ("name", "张三丰"));
        Assert.Equal(MaterialOutcome.Verified, (await _city.ResolveAsync(request))["paper"].Outcome);

        request.Parties[0].Values["name"] = "李四";

        Assert.Equal(MaterialReason.Mismatch, (await _city.ResolveAsync(request))["paper"].Reason);
    }

    [Fact]
    public async Task A_check_of_who_was_named_before_is_withdrawn_and_another_ordered()
    {
        var (mother, one, other) = (_city.Person(), _city.Person(), _city.Person());
        foreach (var child in new[] { one, other })
        {
            _city.Gongan.Hold("birth", ("child_number", child), ("mother_number", mother));
        }

        var request = await ChildAsync(mother, one, Paper("childs", Check(party: "child")));
        var before = (await _city.ResolveAsync(request))["childs"];

        request.Parties[1] = Requests.Party("child", other);
        var now = (await _city.ResolveAsync(request))["childs"];

        Assert.Equal((MaterialOutcome.UnderCheck, MaterialOutcome.UnderCheck, OrderState.Open), (before.Outcome, now.Outcome, now.Order.State));
        Assert.Equal(OrderState.Withdrawn, await _city.OrderAsync(before.Order.OrderId));
    }

    [Fact]
    public async Task A_word_that_was_given_about_somebody_is_not_turned_to_somebody_else()
    {
        var (mother, one, other) = (_city.Person(), _city.Person(), _city.Person());
        _city.Gongan.Hold("birth", ("child_number", one), ("mother_number", mother));
        var request = await ChildAsync(mother, one, Paper("childs", Commitment(party: "child")));
        await _city.ResolveAsync(request);
        await _city.Window().CommitAsync(new CommitRequest { Case = request.Case, Material = "childs", Text = Promise, SignatureRef = "sig-1" });

        request.Parties[1] = Requests.Party("child", other);

        Assert.Equal(StatusCode.FailedPrecondition, (await Assert.ThrowsAsync<RpcException>(() => _city.ResolveAsync(request))).StatusCode);
    }

    [Fact]
    public async Task A_firm_is_found_by_its_older_number_once()
    {
        var number = "3301" + _city.Person()[^8..^1];
        _city.Shichang.Hold("older_number", ("number_kind", "registration"), ("number", number), ("uscc", Firm));
        _city.Shichang.Hold("firm", ("uscc", Firm), ("state", "1"));
        var request = await FirmAsync(number);

        var told = await _city.ResolveAsync(request);
        await _city.ResolveAsync(request);
        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use });
        var evidence = await _city.Window().GetEvidenceAsync(new GetEvidenceRequest { Case = request.Case, Evidence = told["paper"].Evidence });

        Assert.Equal(MaterialOutcome.WaivedByData, told["paper"].Outcome);
        Assert.True(evidence.Evidence.Satisfies);
        Assert.Equal(1, _city.Shichang.Asked("older_number", number));
    }

    [Fact]
    public async Task A_number_that_no_firm_has_or_two_have_is_nobodys()
    {
        var (none, two) = ("3302" + _city.Person()[^8..^1], "3303" + _city.Person()[^8..^1]);
        _city.Shichang.Hold("older_number", ("number_kind", "registration"), ("number", two), ("uscc", Firm));
        _city.Shichang.Hold("older_number", ("number_kind", "registration"), ("number", two), ("uscc", "11330100MB9001085D"));

        foreach (var number in new[] { none, two })
        {
            var status = (await _city.ResolveAsync(await FirmAsync(number)))["paper"];
            Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.NotFound, "OLDER_NUMBER_UNKNOWN"), (status.Outcome, status.Reason, status.Attempts[0].Code));
        }
    }

    [Fact]
    public async Task A_firm_that_cannot_be_found_just_now_is_found_later()
    {
        var number = "3304" + _city.Person()[^8..^1];
        _city.Shichang.Hold("older_number", ("number_kind", "registration"), ("number", number), ("uscc", Firm));
        _city.Shichang.Hold("firm", ("uscc", Firm), ("state", "1"));
        _city.Shichang.Fail(number);
        var request = await FirmAsync(number);
        var status = (await _city.ResolveAsync(request))["paper"];
        Assert.Equal((MaterialReason.DepartmentSilent, "OLDER_NUMBER_UNRESOLVED", true), (status.Reason, status.Attempts[0].Code, status.LatePending));

        _city.Shichang.Mend(number);
        await _city.DueAsync(request.Case, "case_materials", "ask_again_at");

        var late = await _city.UntilAsync(request.Case, "paper", each => each.Outcome == MaterialOutcome.WaivedByData, "the firm is found");
        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use });
        Assert.True((await _city.Window().GetEvidenceAsync(new GetEvidenceRequest { Case = request.Case, Evidence = late.Evidence })).Evidence.Satisfies);
    }

    [Fact]
    public async Task A_number_that_may_not_be_looked_up_is_no_departments_silence()
    {
        var number = "3305" + _city.Person()[^8..^1];

        var status = (await _city.ResolveAsync(await FirmAsync(number, "older_number")))["paper"];

        Assert.Equal((MaterialReason.NoAgreement, "PURPOSE_NOT_AGREED", false), (status.Reason, status.Attempts[0].Code, status.LatePending));
        Assert.Equal(0, _city.Shichang.Asked(number));
    }

    private async Task<ResolveRequest> FirmAsync(string number, params string[] without)
    {
        var item = await _city.ItemAsync(
            item =>
            {
                item.Aliases = new() { Department = "shichang", Entry = "older_number", Major = 1, KindField = "number_kind", NumberField = "number", CodeField = "uscc" };
                item.Parties.Add(new CaseParty { Role = "applicant", Name = "企业", Type = "001" });
                item.Materials.Add(Paper("paper", Data("shichang", "firm", "", Is("state", "1"))));
            },
            null,
            without);
        return new ResolveRequest
        {
            Matter = new Matter { ServiceItemCode = item },
            Case = Requests.Case(),
            Parties = { Requests.Firm("applicant", OlderNumberKind.Registration, number) },
        };
    }

    private async Task<ResolveRequest> ChildAsync(string mother, string child, params Material[] materials)
    {
        var item = await _city.ItemAsync(item =>
        {
            item.Parties.Add(new CaseParty { Role = "child", Name = "子女", Type = "111" });
            item.Relations.Add(new Relation
            {
                Code = "parent",
                Name = "母亲",
                Agent = "applicant",
                Principal = "child",
                Ways = { Data("gongan", "birth", "child", IsOfCase("mother_number", "applicant")) },
            });
            item.Materials.AddRange(materials);
        });
        var request = Requests.Item(item, mother);
        request.Parties.Add(Requests.Party("child", child));
        return request;
    }
}
