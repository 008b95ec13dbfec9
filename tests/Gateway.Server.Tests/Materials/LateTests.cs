using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using Gateway.Testing;
using Grpc.Core;
using static Gateway.Server.Tests.Materials.City.Papers;
using OrderState = Gateway.Contracts.Materials.V1.OrderState;

namespace Gateway.Server.Tests.Materials;

/// <summary>A department that is slow or down turns nobody away, and what it answers later is not lost.</summary>
public sealed class LateTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task A_hanging_department_keeps_the_applicant_no_longer_than_the_patience_and_its_answer_is_delivered()
    {
        var person = _city.Person();
        var hanging = _city.Renshe.Hang(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Insured()), Paper("own")), person);

        var told = await _city.ResolveAsync(request);

        var silent = told["paper"];
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.DepartmentSilent, true), (silent.Outcome, silent.Reason, silent.LatePending));
        Assert.Equal(("PATIENCE_OVER", null), (silent.Attempts[0].Code, silent.Attempts[0].Receipt));
        Assert.InRange<uint>(silent.Attempts[0].ElapsedMs, CaseCity.Patience - 1, CaseCity.Patience + 2000);
        Assert.Equal(1u, told.Summary.LatePending);

        _city.Insure(person);
        hanging.SetResult();

        var late = await _city.UntilAsync(request.Case, "paper", status => status.Outcome == MaterialOutcome.WaivedByData, "the late answer is delivered");
        Assert.Equal((true, false, "renshe"), (late.Late, late.LatePending, late.Provenance.Provider));
        Assert.Equal(late.Receipt, Assert.Single(late.Attempts).Receipt);
        Assert.Equal((MaterialReason.Unspecified, ""), (late.Attempts[0].Reason, late.Attempts[0].Code));
        Assert.Equal(1, _city.Renshe.Asked(person));
    }

    [Fact]
    public async Task A_late_answer_replaces_what_stands_in_but_only_as_the_applicant_agrees()
    {
        var person = _city.Person();
        var hanging = _city.Renshe.Hang(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Insured(), Commitment())), person);
        Assert.Equal(MaterialOutcome.OnCommitment, (await _city.ResolveAsync(request))["paper"].Outcome);
        await _city.Window().CommitAsync(new CommitRequest { Case = request.Case, Material = "paper", Text = Promise });

        _city.Insure(person);
        hanging.SetResult();

        var late = await _city.UntilAsync(request.Case, "paper", status => status.Outcome == MaterialOutcome.WaivedByData, "the late answer is delivered");
        Assert.Equal((CommitmentState.Kept, Consent.Unspecified), (late.Commitment.State, late.Consent));
        Assert.Equal("EVIDENCE_NOT_ACCEPTED", await Refused.ReasonAsync(_city.Window().GetEvidenceAsync(new GetEvidenceRequest { Case = request.Case, Evidence = late.Evidence })));
        Assert.Equal(0, await _city.DueAsync(request.Case, "case_materials", "verify_at"));
    }

    [Fact]
    public async Task A_late_answer_withdraws_the_check_that_stood_in_and_completes_the_case()
    {
        var person = _city.Person();
        var hanging = _city.Gongan.Hang(person);
        _city.License(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Certificate(), Check())), person);
        Assert.Equal(MaterialOutcome.UnderCheck, (await _city.ResolveAsync(request))["paper"].Outcome);

        hanging.SetResult();

        var late = await _city.UntilAsync(request.Case, "paper", status => status.Outcome == MaterialOutcome.WaivedByCertificate, "the late answer is delivered");
        Assert.Equal(OrderState.Withdrawn, late.Order.State);
        await Poll.UntilAsync(
            async () => await _city.SqlAsync($"UPDATE cases SET case_number = case_number WHERE case_number = '{request.Case.CaseNumber}' AND completed_at IS NOT NULL") == 1,
            CaseCity.Soon, "the case is complete");
    }

    [Fact]
    public async Task A_late_verification_is_a_fact_as_any_other()
    {
        var person = _city.Person();
        _city.Gongan.Hold("resident", ("citizen_number", person), ("name", "张三丰"));
        var hanging = _city.Gongan.Hang(person);
        var request = Requests.Item(
            await _city.ItemAsync(item =>
            {
                item.Parties.Add(new Gateway.Contracts.Management.V1.CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } });
                item.Materials.Add(Paper("paper", Named(30)));
            }),
            person,
            ("name", "张三丰"));
        await _city.ResolveAsync(request);

        hanging.SetResult();

        var late = await _city.UntilAsync(request.Case, "paper", status => status.Outcome == MaterialOutcome.Verified, "the late answer is delivered");
        Assert.Equal(late.Receipt, (await _city.Window().GetFactAsync(new GetFactRequest { Case = request.Case, Fact = late.Fact })).Fact.Receipt);
    }

    [Fact]
    public async Task A_department_that_was_away_is_asked_again_without_another_call()
    {
        var person = _city.Person();
        _city.Insure(person);
        _city.Renshe.Fail(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Insured())), person);
        var silent = (await _city.ResolveAsync(request))["paper"];
        Assert.Equal((MaterialReason.DepartmentSilent, "PROVIDER_UNAVAILABLE", true), (silent.Reason, silent.Attempts[0].Code, silent.LatePending));

        _city.Renshe.Mend(person);
        await _city.DueAsync(request.Case, "case_materials", "ask_again_at");

        var late = await _city.UntilAsync(request.Case, "paper", status => status.Outcome == MaterialOutcome.WaivedByData, "the department is asked again");
        Assert.True(late.Late);
        Assert.Equal(2, _city.Renshe.Asked(person));
    }

    [Fact]
    public async Task A_late_answer_that_holds_nothing_says_so_and_ends_the_asking()
    {
        var person = _city.Person();
        var hanging = _city.Renshe.Hang(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Insured())), person);
        await _city.ResolveAsync(request);

        hanging.SetResult();

        var late = await _city.UntilAsync(request.Case, "paper", status => !status.LatePending, "the late answer is delivered");
        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.NotFound), (late.Outcome, late.Reason));
        Assert.Equal(0, await _city.DueAsync(request.Case, "case_materials", "ask_again_at"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_delivered_to_who_declined_or_to_a_closed_case(bool closed)
    {
        var person = _city.Person();
        _city.Insure(person);
        var hanging = _city.Renshe.Hang(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Insured())), person);
        await _city.ResolveAsync(request);
        if (closed)
        {
            await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });
        }
        else
        {
            await _city.Window().AcceptAsync(new AcceptRequest { Case = request.Case, Materials = { "paper" }, Consent = Consent.BringInstead });
        }

        hanging.SetResult();
        await Poll.UntilAsync(async () => (await _city.RecordsAsync(request.Case)).Exists(record => record.Provider == "renshe"), CaseCity.Soon, "the answer came");
        await Task.Delay(300, TestContext.Current.CancellationToken);

        var status = (await _city.CaseAsync(request.Case)).Materials[0];
        Assert.Equal((MaterialOutcome.ToBeSupplied, "", false), (status.Outcome, status.Evidence, status.Late));
    }

    [Fact]
    public async Task What_is_answered_while_the_case_is_closed_is_kept_and_nothing_undecided_is_told()
    {
        var person = _city.Person();
        var hanging = _city.Renshe.Hang(person);
        var item = await _city.ItemAsync(item =>
        {
            item.PatienceMs = 20_000;
            item.Materials.AddRange([Paper("found", Insured()), Paper("by_check", Data("renshe", "insurance", "", Is("state", "9")), Check()), Paper("own")]);
        });
        var request = Requests.Item(item, person);
        var told = new List<MaterialStatus>();
        using var call = _city.Window().Resolve(request);
        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        told.Add(call.ResponseStream.Current.Material);
        await Poll.UntilAsync(() => _city.Renshe.Asked(person) > 0, CaseCity.Soon, "the department is asked");

        await _city.Window().CloseCaseAsync(new CloseCaseRequest { Case = request.Case });
        _city.Insure(person);
        hanging.SetResult();

        var ended = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            {
                told.Add(call.ResponseStream.Current.Material);
            }
        });
        Assert.Equal("CASE_CLOSED", ended.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.Equal(["found", "own"], told.Select(status => status.Material).Order());
        Assert.DoesNotContain(told, status => status.Outcome == MaterialOutcome.Unspecified);
        var kept = (await _city.CaseAsync(request.Case)).Materials.Single(status => status.Material == "found");
        Assert.Equal((MaterialOutcome.WaivedByData, "", "renshe"), (kept.Outcome, kept.Evidence, kept.Provenance.Provider));
        Assert.Equal(kept, told.Single(status => status.Material == "found"));
    }

    [Fact]
    public async Task A_commitment_is_offered_late_once_the_silent_credit_register_answers()
    {
        var person = _city.Person();
        _city.Shichang.Fail(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("paper", Commitment(credit: true))), person);

        var status = (await _city.ResolveAsync(request))["paper"];

        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.DepartmentSilent, true), (status.Outcome, status.Reason, status.LatePending));
        Assert.Equal("shichang/dishonest@1", Assert.Single(status.Attempts).Asked);
        _city.Shichang.Mend(person);
        await _city.DueAsync(request.Case, "case_materials", "ask_again_at");

        var late = await _city.UntilAsync(request.Case, "paper", each => each.Outcome == MaterialOutcome.OnCommitment, "the commitment is offered");
        Assert.Equal((CommitmentState.Offered, true, false), (late.Commitment.State, late.Late, late.LatePending));
        await _city.Window().CommitAsync(new CommitRequest { Case = request.Case, Material = "paper", Text = Promise });
    }

    [Fact]
    public async Task One_hanging_department_affects_no_material_of_another()
    {
        var person = _city.Person();
        _city.License(person);
        var hanging = _city.Renshe.Hang(person);
        var request = Requests.Item(await _city.ItemAsync(item =>
        {
            item.PatienceMs = 3000;
            item.Materials.AddRange([Paper("slow", Insured()), Paper("quick", Certificate())]);
        }), person);
        using var call = _city.Window().Resolve(request);

        Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));

        Assert.Equal(("quick", MaterialOutcome.WaivedByCertificate), (call.ResponseStream.Current.Material.Material, call.ResponseStream.Current.Material.Outcome));
        hanging.SetResult();
        Assert.Equal(2, (await call.ResponseStream.ReadAllAsync().ToListAsync()).Count);
    }

    [Fact]
    public async Task A_caller_that_hangs_up_has_its_case_resolved_all_the_same()
    {
        var person = _city.Person();
        _city.License(person);
        _city.Insure(person);
        var hanging = _city.Renshe.Hang(person);
        var request = Requests.Item(await _city.ItemAsync(item =>
        {
            item.PatienceMs = 20_000;
            item.Materials.AddRange([Paper("slow", Insured()), Paper("quick", Certificate())]);
        }), person);
        using (var call = _city.Window().Resolve(request))
        {
            Assert.True(await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        }

        hanging.SetResult();

        await _city.UntilAsync(request.Case, "slow", status => status.Outcome == MaterialOutcome.WaivedByData, "the case is resolved");
        var asked = _city.Renshe.Asked(person);
        Assert.Equal(0u, (await _city.ResolveAsync(request)).Summary.Exchanges);
        Assert.Equal((1, 1), (asked, _city.Renshe.Asked(person)));
    }

    [Fact]
    public async Task Two_calls_about_one_case_at_once_ask_nobody_twice()
    {
        var person = _city.Person();
        _city.Insure(person);
        var hanging = _city.Renshe.Hang(person);
        var request = Requests.Item(await _city.ItemAsync(item =>
        {
            item.PatienceMs = 20_000;
            item.Materials.Add(Paper("paper", Insured()));
        }), person);
        var one = _city.ResolveAsync(request);
        await Poll.UntilAsync(() => _city.Renshe.Asked(person) == 1, CaseCity.Soon, "the first asks");
        var other = _city.ResolveAsync(request);
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(other.IsCompleted);

        hanging.SetResult();

        Assert.Equal(((await one)["paper"], 1u, 0u), ((await other)["paper"], (await one).Summary.Exchanges, (await other).Summary.Exchanges));
        Assert.Equal(1, _city.Renshe.Asked(person));
    }

    [Fact]
    public async Task A_call_that_would_wait_too_long_for_another_is_told_so()
    {
        var person = _city.Person();
        var hanging = _city.Renshe.Hang(person);
        var request = Requests.Item(await _city.ItemAsync(item =>
        {
            item.PatienceMs = 20_000;
            item.Materials.Add(Paper("paper", Insured()));
        }), person);
        var one = _city.ResolveAsync(request);
        await Poll.UntilAsync(() => _city.Renshe.Asked(person) == 1, CaseCity.Soon, "the first asks");

        var refused = await Assert.ThrowsAsync<RpcException>(() => _city.ResolveAsync(request));

        Assert.Equal(StatusCode.Aborted, refused.StatusCode);
        hanging.SetResult();
        await one;
    }
}
