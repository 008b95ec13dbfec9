using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.Materials.City;
using Gateway.Storage.Cases;
using Microsoft.Extensions.DependencyInjection;
using static Gateway.Server.Tests.Materials.City.Papers;

namespace Gateway.Server.Tests.Materials.Figures;

/// <summary>Who is named as holding what applicants bring.</summary>
public sealed class HolderTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task Where_bad_credit_stands_is_no_holder_of_what_is_committed_to()
    {
        var person = _city.Person();
        _city.Shichang.Hold("dishonest", ("citizen_number", person), ("mark", "9"));
        var written = Paper("written", Commitment(credit: true));
        written.Issuer = "";
        var request = Requests.Item(await _city.ItemAsync(written, Paper("issued", Commitment(credit: true)), Paper("insured", Commitment(credit: true), Insured())), person);
        Assert.Equal(MaterialReason.BadCredit, (await _city.ResolveAsync(request))["written"].Reason);

        var store = _city.City.Gateway.Services.GetRequiredService<CaseStore>();
        var kept = await store.ReadAsync(new CaseKey("shenpi", request.Case.CaseNumber), TestContext.Current.CancellationToken);

        Assert.Equal(["", "有关单位", "renshe"], kept!.Materials.Select(line => line.Holder));
    }
}
