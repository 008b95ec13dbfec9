using CsCheck;
using Gateway.Cli.Drafting;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Cli.Tests.Drafting;

public sealed class ApiNamesTests
{
    [Theory]
    [InlineData("taxpayerName", "taxpayer_name")]
    [InlineData("URLPath", "url_path")]
    [InlineData("a--b__c", "a_b_c")]
    [InlineData("2fa", "n2fa")]
    [InlineData("class", "class_value")]
    [InlineData("纳税人", "item")]
    [InlineData("123", "item")]
    [InlineData("", "item")]
    public void A_name_is_made_sound(string written, string name) => Assert.Equal(name, new ApiNames("value", "item").Take(written));

    [Fact]
    public void Names_are_distinct_in_JSON_and_generated_code_too()
    {
        var names = new ApiNames("value", "item");
        Assert.Equal(
            ["amount", "amount_2", "has_amount_3", "item2", "item", "item_3"],
            new[] { "amount", "Amount", "hasAmount", "item2", "税", "额" }.Select(names.Take));
    }

    [Fact]
    public void Whatever_was_written_the_fields_keep_the_rules() => Gen.String[Gen.Char["abXY_- 19.税has"], 0, 70].Array[1, 40].Sample(written =>
    {
        var names = new ApiNames("value", "item");
        var faults = new FaultList();
        Field[] fields = [.. written.Select((name, i) => new Field(
            i + 1, "名", names.Take(name), FieldType.Text, 0, Sensitivity.L1, Masking.None, "", ""))];
        FieldRules.Check(faults, fields, required: true);
        Assert.Empty(faults.Faults);
    });
}
