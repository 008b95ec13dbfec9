using Gateway.Contracts.Management.V1;
using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.City;
using Gateway.Server.Tests.Materials.City;
using static Gateway.Server.Tests.Materials.City.Papers;
using CaseParty = Gateway.Contracts.Management.V1.CaseParty;

namespace Gateway.Server.Tests.Materials;

/// <summary>What was verified once need not be verified again (审一次).</summary>
public sealed class FactTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task A_verification_is_a_fact_that_says_who_checked_what_when_against_which_version()
    {
        var (_, first) = await VerifiedAsync();
        var status = (await _city.CaseAsync(first.Case)).Materials[0];

        var fact = (await _city.Window().GetFactAsync(new GetFactRequest { Case = first.Case, Fact = status.Fact })).Fact;

        Assert.Equal(
            (status.Fact, "shenpi", "shenpi-window", "officer-7", first.Matter.ServiceItemCode, "gongan/resident", "1.1"),
            (fact.FactId, fact.Department, fact.System, fact.OfficerId, fact.ServiceItemCode, fact.Entry, fact.Version));
        Assert.Equal(["name"], fact.Claims);
        Assert.Equal(status.Receipt, fact.Receipt);
        Assert.Equal(TimeSpan.FromDays(30), fact.ValidUntil.ToDateTimeOffset() - fact.CheckedAt.ToDateTimeOffset());
    }

    [Fact]
    public async Task Another_item_relies_on_it_and_asks_nobody()
    {
        var (person, first) = await VerifiedAsync();
        var asked = _city.Gongan.Asked(person);

        var told = await _city.ResolveAsync(Requests.Item(await NamedAsync(), person, ("name", "张三丰")));

        var status = told["paper"];
        Assert.Equal((MaterialOutcome.Verified, true), (status.Outcome, status.FactReliedOn));
        var fact = (await _city.CaseAsync(first.Case)).Materials[0];
        Assert.Equal((fact.Fact, fact.Receipt), (status.Fact, status.Receipt));
        Assert.Equal((asked, 0u), (_city.Gongan.Asked(person), told.Summary.Exchanges));
    }

    [Fact]
    public async Task Relying_on_a_fact_is_recorded()
    {
        var (person, _) = await VerifiedAsync();
        var request = Requests.Item(await NamedAsync(), person, ("name", "张三丰"));

        var status = (await _city.ResolveAsync(request))["paper"];

        var record = Assert.Single(await _city.RecordsAsync(request.Case), record => record.Act?.Verb == "rely");
        Assert.Equal(("paper", "gongan", status.Fact), (record.MaterialCode, record.Provider, record.Act.Changes[0].Key));
    }

    [Fact]
    public async Task Nobody_relies_on_it_once_it_is_over()
    {
        var (person, first) = await VerifiedAsync();
        var fact = Guid.Parse((await _city.CaseAsync(first.Case)).Materials[0].Fact);
        Assert.Equal(1, await _city.SqlAsync($"UPDATE facts SET valid_until = 1 WHERE id IN ('{fact:D}', '{fact.ToString().ToUpperInvariant()}')"));

        await AsksAsync(person, Requests.Item(await NamedAsync(), person, ("name", "张三丰")), MaterialOutcome.Verified);
    }

    [Theory]
    [InlineData(Consent.NotMe, true)]
    [InlineData(Consent.Wrong, false)]
    public async Task Nobody_relies_on_it_once_a_case_that_made_it_or_relies_on_it_disputes_it(Consent consent, bool made)
    {
        var (person, first) = await VerifiedAsync();
        var second = Requests.Item(await NamedAsync(), person, ("name", "张三丰"));
        var relied = (await _city.ResolveAsync(second))["paper"];
        Assert.True(relied.FactReliedOn);

        await _city.Window().AcceptAsync(new AcceptRequest { Case = made ? first.Case : second.Case, Materials = { "paper" }, Consent = consent });

        await AsksAsync(person, Requests.Item(await NamedAsync(), person, ("name", "张三丰")), MaterialOutcome.Verified);
        var fact = (await _city.Window().GetFactAsync(new GetFactRequest { Case = first.Case, Fact = relied.Fact })).Fact;
        Assert.True(fact.ValidUntil.ToDateTimeOffset() <= _city.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Nobody_relies_on_it_for_another_claim_or_another_person()
    {
        var (person, _) = await VerifiedAsync();
        var item = await NamedAsync();

        await AsksAsync(person, Requests.Item(item, person, ("name", "李四")), MaterialOutcome.ToBeSupplied);
        var other = _city.Person();
        await AsksAsync(other, Requests.Item(item, other, ("name", "张三丰")), MaterialOutcome.ToBeSupplied);
    }

    [Fact]
    public async Task Nobody_relies_on_it_who_may_not_ask()
    {
        var (person, _) = await VerifiedAsync();
        var item = await _city.ItemAsync(Named, null, "resident");

        var status = (await _city.ResolveAsync(Requests.Item(item, person, ("name", "张三丰"))))["paper"];

        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.NoAgreement, false), (status.Outcome, status.Reason, status.FactReliedOn));
    }

    [Fact]
    public async Task Nobody_relies_on_it_whose_item_wants_to_see_for_itself()
    {
        var (person, _) = await VerifiedAsync();
        var item = await _city.ItemAsync(item =>
        {
            Named(item);
            item.Materials[0].Ways[0].Verification.ValidDays = 0;
        });

        await AsksAsync(person, Requests.Item(item, person, ("name", "张三丰")), MaterialOutcome.Verified);
    }

    [Fact]
    public async Task A_fact_of_another_case_is_not_for_browsing()
    {
        var (_, first) = await VerifiedAsync();
        var (_, second) = await VerifiedAsync();
        var fact = (await _city.CaseAsync(first.Case)).Materials[0].Fact;

        Assert.Equal("FACT_UNKNOWN", await Refused.ReasonAsync(_city.Window().GetFactAsync(new GetFactRequest { Case = second.Case, Fact = fact })));
        Assert.Equal("FACT_UNKNOWN", await Refused.ReasonAsync(_city.Window().GetFactAsync(new GetFactRequest { Case = first.Case, Fact = "" })));
        Assert.Equal("FACT_UNKNOWN", await Refused.ReasonAsync(_city.Window().GetFactAsync(new GetFactRequest { Case = first.Case, Fact = "nothing" })));
    }

    private async Task AsksAsync(string person, ResolveRequest request, MaterialOutcome outcome)
    {
        var asked = _city.Gongan.Asked(person);
        var status = (await _city.ResolveAsync(request))["paper"];
        Assert.Equal((outcome, false, asked + 1), (status.Outcome, status.FactReliedOn, _city.Gongan.Asked(person)));
    }

    private async Task<(string Person, ResolveRequest Request)> VerifiedAsync()
    {
        var person = _city.Person();
        _city.Gongan.Hold("resident", ("citizen_number", person), ("name", "张三丰"));
        var request = Requests.Item(await NamedAsync(), person, ("name", "张三丰"));
        Assert.Equal(MaterialOutcome.Verified, (await _city.ResolveAsync(request))["paper"].Outcome);
        return (person, request);
    }

    private Task<string> NamedAsync() => _city.ItemAsync(Named);

    private static void Named(ServiceItem item)
    {
        item.Parties.Add(new CaseParty { Role = "applicant", Name = "申请人", Type = "111", Values = { "name" } });
        item.Materials.Add(Paper("paper", Papers.Named(30)));
    }
}
