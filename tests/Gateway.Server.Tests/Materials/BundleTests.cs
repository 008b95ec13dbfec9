using Gateway.Contracts.Materials.V1;
using Gateway.Server.Tests.Materials.City;
using Grpc.Core;
using static Gateway.Server.Tests.Materials.City.Papers;

namespace Gateway.Server.Tests.Materials;

public sealed class BundleTests(CaseCityFixture fixture) : IClassFixture<CaseCityFixture>
{
    private readonly CaseCity _city = fixture.City;

    [Fact]
    public async Task What_two_items_ask_for_alike_is_asked_once_and_told_for_both()
    {
        var person = _city.Person();
        _city.Insure(person);
        var (one, two) = (await _city.ItemAsync(Paper("insured", Insured()), Paper("own")), await _city.ItemAsync(Paper("insured", Insured()), Paper("other")));

        var told = await _city.ResolveAsync(Requests.Bundle(await _city.BundleAsync(one, two), person));

        Assert.Equal((3u, 1u, 1u), (told.Summary.Materials, told.Summary.Waived, told.Summary.Exchanges));
        Assert.Equal([one, two], told["insured"].Items);
        Assert.Equal([two], told["other"].Items);
        Assert.Equal(1, _city.Renshe.Asked(person));
    }

    [Fact]
    public async Task Two_materials_that_share_a_lookup_cost_one()
    {
        var person = _city.Person();
        _city.Insure(person);
        var item = await _city.ItemAsync(Paper("insured", Insured()), Paper("proof", Data("renshe", "insurance", "", Is("state", "1", "2"))));

        var told = await _city.ResolveAsync(Requests.Item(item, person));

        Assert.Equal((2u, 1u), (told.Summary.Waived, told.Summary.Exchanges));
        Assert.Equal(told["insured"].Receipt, told["proof"].Receipt);
        Assert.Equal(1, _city.Renshe.Asked(person));
    }

    [Fact]
    public async Task A_shared_material_is_asked_for_only_where_each_of_its_items_may()
    {
        var person = _city.Person();
        _city.Insure(person);
        var (may, mayNot) = (await _city.ItemAsync(Paper("insured", Insured())), await _city.ItemAsync(item => item.Materials.Add(Paper("insured", Insured())), null, "insurance"));

        var status = (await _city.ResolveAsync(Requests.Bundle(await _city.BundleAsync(may, mayNot), person)))["insured"];

        Assert.Equal((MaterialOutcome.ToBeSupplied, MaterialReason.NoAgreement), (status.Outcome, status.Reason));
        Assert.Equal(0, _city.Renshe.Asked(person));
    }

    [Fact]
    public async Task What_items_mean_differently_by_one_code_is_told_apart()
    {
        var (one, two) = (await _city.ItemAsync(Paper("paper")), await _city.ItemAsync(Paper("paper", Insured())));
        var bundle = await _city.BundleAsync(one, two);

        var described = await _city.Window().DescribeMatterAsync(new DescribeMatterRequest { Matter = new Matter { Bundle = bundle } });
        var told = await _city.ResolveAsync(Requests.Bundle(bundle, _city.Person()));

        Assert.Equal([$"{one}/paper", $"{two}/paper"], described.Materials.Select(material => material.Material));
        Assert.Equal((MaterialReason.NobodyHoldsIt, MaterialReason.NotFound), (told[$"{one}/paper"].Reason, told[$"{two}/paper"].Reason));
    }

    [Fact]
    public async Task Conditional_materials_that_the_case_does_not_need_are_left_out()
    {
        var person = _city.Person();
        _city.Insure(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("insured", Insured()).Only("已就业的"), Paper("own")), person);
        request.NotNeeded.Add("insured");

        var told = await _city.ResolveAsync(request);

        Assert.Equal((1u, 1u), (told.Summary.Materials, told.Summary.NotNeeded));
        Assert.Equal(["own"], told.Materials.Select(each => each.Material));
        Assert.Equal(0, _city.Renshe.Asked(person));
        Assert.Equal(1u, (await _city.CaseAsync(request.Case)).Summary.NotNeeded);
    }

    [Fact]
    public async Task A_conditional_material_says_when_it_is_to_be_brought()
    {
        var person = _city.Person();
        _city.Insure(person);
        var request = Requests.Item(await _city.ItemAsync(Paper("spouse").Only("已婚的"), Paper("insured", Insured()).Only("已就业的"), Paper("own")), person);

        var told = await _city.ResolveAsync(request);

        Assert.Equal(("已婚的", "已就业的", ""), (told["spouse"].Condition, told["insured"].Condition, told["own"].Condition));
        Assert.Contains("（仅在以下情形需要：已婚的）", told["spouse"].MessageZh, StringComparison.Ordinal);
        Assert.Contains("Needed only if: 已婚的", told["spouse"].Message, StringComparison.Ordinal);
        Assert.DoesNotContain("仅在", told["insured"].MessageZh + told["own"].MessageZh, StringComparison.Ordinal);
        Assert.Equal(told["spouse"], (await _city.CaseAsync(request.Case)).Materials[0]);
    }

    [Theory]
    [InlineData("own")]
    [InlineData("nothing")]
    public async Task What_is_always_needed_or_unknown_cannot_be_left_out(string name)
    {
        var request = Requests.Item(await _city.ItemAsync(Paper("own"), Paper("insured", Insured()).Only("已就业的")), _city.Person());
        request.NotNeeded.Add(name);

        Assert.Equal(StatusCode.InvalidArgument, (await Assert.ThrowsAsync<RpcException>(() => _city.ResolveAsync(request))).StatusCode);
    }

    [Fact]
    public async Task Items_are_described_as_they_are_registered()
    {
        var item = await _city.ItemAsync(item =>
        {
            item.Parties.Add(new Gateway.Contracts.Management.V1.CaseParty { Role = "child", Name = "子女", Type = "111", Values = { "full_name" } });
            item.Materials.AddRange([Paper("insured", Insured(), Check(), Commitment()).Only("已就业的"), Paper("own")]);
        });

        var described = await _city.Window().DescribeMatterAsync(new DescribeMatterRequest { Matter = new Matter { ServiceItemCode = item } });

        Assert.Equal([item], described.Items);
        Assert.Equal([("applicant", ""), ("child", "111")], described.Parties.Select(party => (party.Role, party.Type)));
        var insured = described.Materials[0];
        Assert.Equal(("insured", "已就业的", "有关单位"), (insured.Material, insured.Condition, insured.Issuer));
        Assert.Equal([WayKind.Data, WayKind.DepartmentCheck, WayKind.Commitment, WayKind.Applicant], insured.Ways);
        Assert.Equal([WayKind.Applicant], described.Materials[1].Ways);
    }
}
