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
    public async Task A_relation_that_is_known_late_has_the_check_ordered_and_only_who_was_silent_is_said_to_be()
    {
        var (mother, child) = (_city.Person(), _city.Person());
        _city.Gongan.Hold("birth", ("child_number", child), ("mother_number", mother));
        _city.Gongan.Fail(child);
        var request = await ChildAsync(
            mother, child, Paper("check", Insured("child"), Check(party: "child")), Paper("credit", Commitment(credit: true, party: "child")));

        var told = await _city.ResolveAsync(request);

        Assert.All(told.Materials, status => Assert.Equal((MaterialReason.DepartmentSilent, true), (status.Reason, status.LatePending)));
        Assert.All(
            told.Materials.SelectMany(status => status.Attempts), attempt => Assert.Equal(("gongan/birth@1", "RELATION_OPEN"), (attempt.Asked, attempt.Code)));

        _city.Gongan.Mend(child);
        await _city.DueAsync(request.Case, "case_materials", "ask_again_at");

        var check = await _city.UntilAsync(request.Case, "check", status => status.Outcome == MaterialOutcome.UnderCheck, "the check is ordered");
        Assert.Equal((true, false, OrderState.Open, "renshe", 1u), (check.Late, check.LatePending, check.Order.State, check.Order.Department, check.Way));
        Assert.Equal(["renshe/insurance@1", "renshe"], check.Attempts.Select(attempt => attempt.Asked));
        var credit = await _city.UntilAsync(request.Case, "credit", status => status.Outcome == MaterialOutcome.OnCommitment, "the commitment is offered");
        Assert.Equal((true, CommitmentState.Offered), (credit.Late, credit.Commitment.State));
        Assert.Single(await _city.RecordsAsync(request.Case), record => record.Act?.Verb == "order");
        Assert.Equal(0, await _city.DueAsync(request.Case, "case_materials", "ask_again_at"));
    }

    [Fact]
    public async Task No_check_is_ordered_late_once_the_applicant_has_committed()
    {
        var (mother, child) = (_city.Person(), _city.Person());
        _city.Gongan.Hold("birth", ("child_number", child), ("mother_number", mother));
        _city.Gongan.Fail(child);
        var request = await ChildAsync(mother, child, Paper("paper", Check(party: "child"), Commitment()));
        var offered = (await _city.ResolveAsync(request))["paper"];
        Assert.Equal((MaterialOutcome.OnCommitment, true), (offered.Outcome, offered.LatePending));
        await _city.Window().CommitAsync(new CommitRequest { Case = request.Case, Material = "paper", Text = Promise });

        _city.Gongan.Mend(child);
        await _city.DueAsync(request.Case, "case_materials", "ask_again_at");

        var made = await _city.UntilAsync(request.Case, "paper", status => !status.LatePending, "nobody is waited for");
        Assert.Equal((MaterialOutcome.OnCommitment, CommitmentState.Made, null), (made.Outcome, made.Commitment.State, made.Order));
        Assert.DoesNotContain(await _city.RecordsAsync(request.Case), record => record.Act?.Verb == "order");
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

        // Another item may look it up, whichever test comes first.
        await FirmAsync(number);
        var status = (await _city.ResolveAsync(await FirmAsync(number, "older_number")))["paper"];

        Assert.Equal((MaterialReason.NoAgreement, "PURPOSE_NOT_AGREED", false), (status.Reason, status.Attempts[0].Code, status.LatePending));
        Assert.Equal(0, _city.Shichang.Asked(number));
    }

    [Fact]
    public async Task An_older_number_is_the_same_in_small_letters()
    {
        var number = "X" + _city.Person()[^8..^1] + "B";
        _city.Shichang.Hold("older_number", ("number_kind", "registration"), ("number", number), ("uscc", Firm));
        _city.Shichang.Hold("firm", ("uscc", Firm), ("state", "1"));
        var request = await FirmAsync(number.ToLowerInvariant());

        Assert.Equal(MaterialOutcome.WaivedByData, (await _city.ResolveAsync(request))["paper"].Outcome);

        request.Parties[0].OlderNumber.Number = number;
        Assert.Equal(0u, (await _city.ResolveAsync(request)).Summary.Exchanges);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_firm_named_by_its_older_number_may_be_named_by_its_code_from_then_on(bool found)
    {
        var number = "3307" + _city.Person()[^8..^1];
        _city.Shichang.Hold("older_number", ("number_kind", "registration"), ("number", number), ("uscc", Firm));
        _city.Shichang.Hold("firm", ("uscc", Firm), ("state", "1"));
        if (!found)
        {
            _city.Shichang.Fail(number);
        }

        var request = await FirmAsync(number);
        Assert.Equal(found, (await _city.ResolveAsync(request))["paper"].Outcome == MaterialOutcome.WaivedByData);

        request.Parties[0] = Requests.Party("applicant", Firm);
        request.Parties[0].Subject.Type = "001";
        for (var times = 0; times < 2; times++)
        {
            Assert.Equal(MaterialOutcome.WaivedByData, (await _city.ResolveAsync(request))["paper"].Outcome);
        }

        request.Parties[0].Subject.Identifier = "11330100MB9001085D";
        Assert.Equal(StatusCode.FailedPrecondition, (await Assert.ThrowsAsync<RpcException>(() => _city.ResolveAsync(request))).StatusCode);
    }

    [Fact]
    public async Task A_check_that_is_ordered_by_hand_finds_the_firm_by_its_older_number()
    {
        var number = "3308" + _city.Person()[^8..^1];
        _city.Shichang.Hold("older_number", ("number_kind", "registration"), ("number", number), ("uscc", Firm));
        _city.Shichang.Fail(number);
        var request = await FirmAsync(number, [Paper("paper", Check())]);
        Assert.Equal(MaterialReason.DepartmentSilent, (await _city.ResolveAsync(request))["paper"].Reason);
        await _city.SqlAsync($"UPDATE case_materials SET ask_again_at = NULL WHERE case_id IN (SELECT id FROM cases WHERE case_number = '{request.Case.CaseNumber}')");
        var check = new DepartmentCheckRequest { Case = request.Case, Material = "paper" };

        Assert.Equal("CHECK_NOT_OFFERED", await Refused.ReasonAsync(_city.Window().DepartmentCheckAsync(check)));
        _city.Shichang.Mend(number);

        Assert.Equal(MaterialOutcome.UnderCheck, (await _city.Window().DepartmentCheckAsync(check)).Material.Outcome);
    }

    [Fact]
    public async Task Who_looks_up_older_numbers_slowly_keeps_nobody_beyond_the_patience()
    {
        var (number, manager) = ("3306" + _city.Person()[^8..^1], _city.Person());
        _city.Shichang.Hold("older_number", ("number_kind", "registration"), ("number", number), ("uscc", Firm));
        _city.Shichang.Hold("firm", ("uscc", Firm), ("state", "1"));
        _city.Insure(manager);
        var hanging = _city.Shichang.Hang(number);
        var request = await FirmAsync(number, [Licensed(), Paper("own"), Paper("managers", Insured("manager"))]);
        request.Parties.Add(Requests.Party("manager", manager));

        var told = await _city.ResolveAsync(request);

        Assert.Equal("paper", told.Materials.Last().Material);
        Assert.Equal(
            (MaterialReason.DepartmentSilent, "PATIENCE_OVER", true), (told["paper"].Reason, told["paper"].Attempts[0].Code, told["paper"].LatePending));
        Assert.Equal((MaterialReason.NobodyHoldsIt, MaterialOutcome.WaivedByData), (told["own"].Reason, told["managers"].Outcome));

        hanging.SetResult();

        var late = await _city.UntilAsync(request.Case, "paper", each => each.Outcome == MaterialOutcome.WaivedByData, "the firm is found");
        await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Consent = Consent.Use });
        Assert.True((await _city.Window().GetEvidenceAsync(new GetEvidenceRequest { Case = request.Case, Evidence = late.Evidence })).Evidence.Satisfies);
        Assert.Equal(1, _city.Shichang.Asked("older_number", number));
    }

    private static Material Licensed() => Paper("paper", Data("shichang", "firm", "", Is("state", "1")));

    private Task<ResolveRequest> FirmAsync(string number, params string[] without) => FirmAsync(number, [Licensed()], without);

    private async Task<ResolveRequest> FirmAsync(string number, Material[] materials, params string[] without)
    {
        var item = await _city.ItemAsync(
            item =>
            {
                item.Aliases = new() { Department = "shichang", Entry = "older_number", Major = 1, KindField = "number_kind", NumberField = "number", CodeField = "uscc" };
                item.Parties.Add(new CaseParty { Role = "applicant", Name = "企业", Type = "001" });
                item.Parties.Add(new CaseParty { Role = "manager", Name = "负责人", Type = "111" });
                item.Materials.AddRange(materials);
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
