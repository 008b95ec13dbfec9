using Gateway.Cli.Connecting;
using Gateway.Contracts.Management.V1;

namespace Gateway.EndToEnd.City;

/// <summary>What the running demo knows of its items' materials.</summary>
[Collection(RunningDemo.Name)]
public sealed class MaterialsOfTheCityTests(RunningDemo demo)
{
    [Fact]
    public async Task Every_way_to_replace_a_material_can_be_gone_but_the_one_that_was_agreed_for_later()
    {
        using var connection = Connect();

        var gap = Assert.Single((await connection.Management.ListGapsAsync(new ListGapsRequest())).Gaps);

        Assert.Equal(
            ("11330100MB9001069P3330114003000", "staff_qualification", "renshe/qualification@1", "GAP_AGREEMENT_NOT_YET"),
            (gap.ServiceItemCode, gap.Material, gap.Entry, gap.Code));
    }

    [Fact]
    public async Task What_was_applied_is_read_back_and_changes_nothing_when_it_is_applied_again()
    {
        using var connection = Connect();
        var items = await connection.Management.GetAsync(new GetRequest { Kind = DocumentKind.ServiceItem });
        var bundles = await connection.Management.GetAsync(new GetRequest { Kind = DocumentKind.Bundle });

        var again = await connection.Management.ApplyAsync(new ApplyRequest { DryRun = true, Documents = { items.Documents, bundles.Documents } });

        Assert.Equal(["newborn", "open_restaurant"], bundles.Documents.Select(document => document.Bundle.Code).Order(StringComparer.Ordinal));
        Assert.All(again.Changes, change => Assert.Equal(ChangeAction.Unchanged, change.Action));
        Assert.Single(again.Warnings);
    }

    private GatewayConnection Connect()
    {
        var steward = demo.File.Systems.First(system => system.Id == "shenpi-steward");
        return GatewayConnection.Open(new GatewayConnectionOptions
        {
            Address = new Uri(demo.File.Gateway.Address),
            Certificate = steward.Certificate,
            Key = steward.Key,
            Authority = steward.Authority,
        });
    }
}
