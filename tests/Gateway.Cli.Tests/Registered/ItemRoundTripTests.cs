using Gateway.Cli.Documents;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;
using Gateway.Storage.Registrations;
using ServerFaults = Gateway.Core.Catalogue.Rules.FaultList;
using ServerReader = Gateway.Storage.Registrations.DocumentReader;

namespace Gateway.Cli.Tests.Registered;

/// <summary>An item that says all that an item can: as a person writes it, as the gateway registers it, and as it is read back.</summary>
public sealed class ItemRoundTripTests
{
    private static string Everything => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "testdata", "items", "everything.yaml"));

    [Fact]
    public void The_item_breaks_no_rule_and_no_member_of_it_is_left_out()
    {
        var item = Assert.Single(Yaml.Read(Everything).Documents);
        var faults = new ServerFaults();

        DocumentRules.Check(item, new ServerReader(TimeZoneInfo.Utc, new StringPool()), faults);

        Assert.Empty(faults.Faults);
        var ways = item.ServiceItem.Materials[0].Ways;
        Google.Protobuf.IMessage[] whole =
        [
            item.ServiceItem.Parties[0], item.ServiceItem.Relations[0], item.ServiceItem.Aliases, item.ServiceItem.Announcements[0],
            ways[0].Certificate, ways[2].Verification, ways[3].DepartmentCheck, ways[4].Commitment,
        ];
        Assert.Empty(
            from message in whole
            from field in message.Descriptor.Fields.InDeclarationOrder()
            let value = field.Accessor.GetValue(message)
            where value is null or "" or 0u || value is System.Collections.IList { Count: 0 }
            select field.FullName);
    }

    [Fact]
    public void What_is_read_back_is_taken_again_and_means_the_same()
    {
        var registered = CanonicalDocument.Of(Assert.Single(Yaml.Read(Everything).Documents));
        var writer = new StringWriter { NewLine = "\n" };
        DocumentWriter.Write(registered, writer);

        var read = Yaml.Read(writer.ToString());

        Assert.Empty(read.Faults);
        var again = CanonicalDocument.Of(new Document(Assert.Single(read.Documents)) { Source = "" });
        Assert.Equal(new Document(registered) { Source = "" }, again);
        Assert.Contains("silence: next_way", writer.ToString(), StringComparison.Ordinal);
        Assert.Contains("verify_days: 10", writer.ToString(), StringComparison.Ordinal);
    }
}
