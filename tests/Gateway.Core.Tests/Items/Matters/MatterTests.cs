using Gateway.Core.Catalogue;
using Gateway.Core.Items;
using Gateway.Core.Items.Matters;
using Xunit;

namespace Gateway.Core.Tests.Items.Matters;

public class MatterTests
{
    private static readonly EntryKey s_entry = new("gongan", "resident", 1);
    private static readonly AliasSource s_aliases = new(s_entry, "kind", "number", "code");

    [Fact]
    public void What_two_items_ask_for_alike_is_one_line_on_behalf_of_the_first()
    {
        var matter = Bundle(Item("one", Paper("id")) with { Patience = TimeSpan.FromSeconds(5) }, Item("two", Paper("id"), Paper("other")) with { Patience = TimeSpan.FromSeconds(2) });

        Assert.Equal(["id", "other"], matter.Lines.Select(line => line.Name));
        Assert.Equal(["one", "two"], matter.Lines[0].Items.Select(item => item.Code));
        Assert.Equal(("one", TimeSpan.FromSeconds(2)), (matter.Lines[0].Item.Code, matter.Lines[0].Patience));
        Assert.Equal(["two"], matter.Lines[1].Items.Select(item => item.Code));
    }

    [Fact]
    public void What_two_items_mean_differently_by_one_code_is_named_by_item_and_code()
    {
        var matter = Bundle(Item("one", Paper("id")), Item("two", Paper("id") with { Form = MaterialForm.Copy }), Item("three", Paper("id")));

        Assert.Equal(["one/id", "two/id"], matter.Lines.Select(line => line.Name));
        Assert.Equal(["one", "three"], matter.Lines[0].Items.Select(item => item.Code));
        Assert.Null(matter.FindLine("id"));
    }

    [Fact]
    public void A_value_of_a_key_is_not_the_same_as_a_value_of_a_claim()
    {
        var way = new VerificationWay(s_entry, ["number"]);
        CaseBinding value = new("number", new CaseValue("applicant", "number"));
        Material[] papers = [Paper("id") with { Ways = [way with { Keys = [value] }] }, Paper("id") with { Ways = [way with { ClaimValues = [value] }] }];

        Assert.Equal(2, Bundle(Item("one", papers[0]), Item("two", papers[1])).Lines.Length);
    }

    [Theory]
    [InlineData("", "", "")]
    [InlineData("已婚", "", "")]
    [InlineData("已婚", "已婚", "已婚")]
    [InlineData("已婚", "有子女", "已婚；有子女")]
    public void A_shared_line_is_needed_where_any_of_its_items_needs_it(string one, string other, string together) =>
        Assert.Equal(together, Assert.Single(Bundle(Item("one", Paper("id") with { Condition = one }), Item("two", Paper("id") with { Condition = other })).Lines).Condition);

    [Fact]
    public void Parties_relations_and_older_numbers_are_those_of_all_items()
    {
        var relation = new Relation("parent", "父母", "applicant", "child", [new DataWay(s_entry, new DataRule([]))]);
        var matter = Bundle(
            Item("one") with { Parties = [new("child", "子女", "", ["full_name"])], Relations = [relation] },
            Item("two") with { Parties = [new("child", "子女", "111", ["full_name", "birth_date"]), new("firm", "企业", "001", [])], Relations = [relation with { Name = "其他" }], Aliases = s_aliases });

        Assert.Equal([("child", "111", "full_name,birth_date"), ("firm", "001", "")], matter.Parties.Select(party => (party.Role, party.Type, string.Join(',', party.Values))));
        Assert.Same(relation, Assert.Single(matter.Relations));
        Assert.Same(s_aliases, matter.Aliases);
    }

    [Fact]
    public void A_single_item_is_a_matter_of_its_own()
    {
        var item = Item("one", Paper("id"), Paper("other"));
        var matter = Matter.Of(item);

        Assert.Equal(("one", "事项", false), (matter.Code, matter.Name, matter.IsBundle));
        Assert.Equal(["id", "other"], matter.Lines.Select(line => line.Name));
        Assert.Null(matter.Aliases);
    }

    private static Matter Bundle(params ServiceItem[] items) => Matter.Of(new Bundle("bundle", "一件事", "shenpi", [.. items.Select(item => item.Code)], default), items);

    private static ServiceItem Item(string code, params Material[] materials) => new(code, "事项", "shenpi", default) { Materials = [.. materials] };

    private static Material Paper(string code) =>
        new(code, "证明", MaterialKind.Proof, MaterialForm.Original, "", "", [new VerificationWay(s_entry, ["name"]), ApplicantWay.Instance]);
}
