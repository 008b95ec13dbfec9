using Gateway.Contracts.Management.V1;
using Gateway.Demo.City;
using CaseValue = Gateway.Core.Items.CaseValue;

namespace Gateway.EndToEnd.City;

/// <summary>What the scenarios' items and bundles ask for, and of whom.</summary>
public sealed class ScenarioDocumentsTests
{
    private static readonly Dictionary<string, ServiceItem> s_items = RunningAdapters.Documents
        .Select(document => document.ServiceItem).OfType<ServiceItem>().ToDictionary(item => item.Code, StringComparer.Ordinal);

    private static readonly Dictionary<string, Bundle> s_bundles = RunningAdapters.Documents
        .Select(document => document.Bundle).OfType<Bundle>().ToDictionary(bundle => bundle.Code, StringComparer.Ordinal);

    [Theory]
    [InlineData(ScenarioMatters.OpenRestaurant, 4, 12, "shenpi xiaofang chengguan", "chengguan gongan shichang xiaofang xinyong ziran")]
    [InlineData(ScenarioMatters.Newborn, 3, 6, "gongan renshe", "gongan minzheng weijian")]
    public void A_bundle_asks_so_many_departments_for_so_many_materials_each_once(
        string code, int items, int materials, string implementing, string asked)
    {
        var joined = s_bundles[code].Items.Select(item => s_items[item]).ToList();
        var lines = joined.SelectMany(item => item.Materials).GroupBy(material => material.Code, StringComparer.Ordinal).ToList();

        Assert.Equal("shenpi", s_bundles[code].LeadDepartment);
        Assert.Equal(items, joined.Count);
        Assert.Equal(materials, lines.Count);
        Assert.Equal(implementing.Split(' '), joined.Select(item => item.Department).Distinct());
        Assert.Equal(asked.Split(' '), EntriesOf(joined).Distinct().Order(StringComparer.Ordinal));

        // What is shared is the same in each of the items, or it would be asked for twice; and so are those whom it is about.
        Assert.All(lines, line => Assert.Single(line.Distinct()));
        Assert.All(joined, item => Assert.Equal(joined[^1].Parties, item.Parties));
        Assert.All(joined, item => Assert.Equal(joined[^1].Relations, item.Relations));
        Assert.All(joined, item => Assert.Equal(joined[^1].Aliases, item.Aliases));
    }

    [Fact]
    public void A_firm_that_is_given_up_is_checked_by_four_departments_of_which_taxations_silence_alone_is_no_objection()
    {
        var checks = s_items[ScenarioMatters.CloseCompany].Materials.SelectMany(material => material.Ways).Select(way => way.DepartmentCheck).OfType<DepartmentCheckWay>().ToList();

        Assert.Equal(["shuiwu", "renshe", "shichang", "xinyong"], checks.Select(check => check.Department));
        Assert.Equal(["shuiwu"], checks.Where(check => check.Silence == Silence.NoObjection).Select(check => check.Department));
        Assert.All(checks, check => Assert.NotEmpty(check.Question));
    }

    [Fact]
    public void A_check_of_premises_says_which() => Assert.All(
        s_items.Values.SelectMany(item => item.Materials).Where(material => material.Code == "premises_title").SelectMany(material => material.Ways)
            .Select(way => way.DepartmentCheck).OfType<DepartmentCheckWay>(),
        check => Assert.Equal(["premises.unit_number"], check.Tells));

    [Fact]
    public void Whose_permits_follow_a_new_company_are_told() =>
        Assert.Equal(["shuiwu", "renshe", "xiaofang"], s_items[ScenarioMatters.FoundCompany].Announcements.Select(announcement => announcement.Department));

    [Fact]
    public void Whatever_an_item_says_of_a_case_is_declared_among_its_parties() => Assert.All(s_items.Values, item =>
    {
        var roles = item.Parties.ToDictionary(party => party.Role, StringComparer.Ordinal);
        Assert.All(Ways(item).SelectMany(PartiesOf).Where(role => role.Length > 0 && role != CaseValue.Applicant), role => Assert.True(roles.ContainsKey(role), role));
        Assert.All(Ways(item).SelectMany(ValuesOf).Where(value => value.Length > 0).Select(CaseValue.Parse), value =>
        {
            Assert.True(value.Role == CaseValue.Applicant || roles.ContainsKey(value.Role), value.ToString());
            Assert.True(value.Name.Length == 0 ? value.Role == CaseValue.Applicant || roles[value.Role].Type.Length > 0 : roles[value.Role].Values.Contains(value.Name), value.ToString());
        });
    });

    private static IEnumerable<MaterialWay> Ways(ServiceItem item) =>
        item.Materials.SelectMany(material => material.Ways).Concat(item.Relations.SelectMany(relation => relation.Ways));

    private static IEnumerable<string> EntriesOf(IEnumerable<ServiceItem> items) => items.SelectMany(Ways).SelectMany(way => (string?[])
        [way.Certificate?.Department, way.Data?.Department, way.Verification?.Department, way.Commitment?.BadCredit?.Department]).OfType<string>();

    private static IEnumerable<string> PartiesOf(MaterialWay way) => ((string?[])
        [way.Certificate?.Party, way.Data?.Party, way.Verification?.Party, way.DepartmentCheck?.Party, way.Commitment?.Party]).OfType<string>();

    private static IEnumerable<string> ValuesOf(MaterialWay way) =>
    [
        .. way.Certificate?.Conditions.Select(condition => condition.CaseValue) ?? [],
        way.Certificate?.Identifier ?? "",
        .. way.Data?.Conditions.Select(condition => condition.CaseValue) ?? [],
        .. way.Data?.Keys.Select(key => key.CaseValue) ?? [],
        .. way.Verification?.Keys.Select(key => key.CaseValue) ?? [],
        .. way.Verification?.ClaimValues.Select(claim => claim.CaseValue) ?? [],
        .. way.DepartmentCheck?.Tells ?? [],
    ];
}
