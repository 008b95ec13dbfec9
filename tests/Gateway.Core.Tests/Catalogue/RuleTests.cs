using System.Reflection;
using System.Text.RegularExpressions;
using CsCheck;
using Gateway.Core.Agreements;
using Gateway.Core.Catalogue.Rules;
using Xunit;

namespace Gateway.Core.Tests.Catalogue;

public partial class RuleTests
{
    private static readonly Rule[] s_rules =
    [
        .. typeof(Rule).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Rule))
            .Select(field => (Rule)field.GetValue(null)!),
    ];

    [Fact]
    public void Codes_are_unique_upper_snake_and_told_in_both_languages()
    {
        Assert.True(s_rules.Length > 40);
        Assert.Contains(AgreementRules.SourceRange, s_rules);
        Assert.Equal(s_rules.Length, s_rules.Select(rule => rule.English).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(s_rules.GroupBy(rule => rule.Code).Where(same => same.Count() > 1).Select(same => same.Key).Except(["FIELD_UNKNOWN"]));
        Assert.All(s_rules, rule =>
        {
            Assert.Matches(UpperSnake(), rule.Code);
            Assert.EndsWith(".", rule.English, StringComparison.Ordinal);
            Assert.EndsWith("。", rule.Chinese, StringComparison.Ordinal);
            Assert.Equal(Placeholder().Count(rule.English), Placeholder().Count(rule.Chinese));
        });
    }

    [Fact]
    public void Every_rule_can_be_told() => Assert.All(s_rules, rule =>
    {
        var faults = new FaultList();
        faults.Add("name", rule, "a", "b", "c", "d");
        Assert.DoesNotMatch("\\{[0-9]", faults.Faults[0].English + faults.Faults[0].Chinese);
    });

    [Theory]
    [InlineData("name", 50, "")]
    [InlineData("张三", 2, "")]
    [InlineData("𠮷野", 2, "")]
    [InlineData("张三丰", 2, "TEXT_TOO_LONG")]
    [InlineData("a\tb", 50, "TEXT_CHARACTER")]
    [InlineData("a\u200Bb", 50, "TEXT_CHARACTER")]
    [InlineData("a\u2028b", 50, "TEXT_CHARACTER")]
    [InlineData("a\uFEFF", 50, "TEXT_CHARACTER")]
    [InlineData("a\uFFFDb", 50, "TEXT_CHARACTER")]
    [InlineData(" a", 50, "TEXT_PADDED")]
    [InlineData("　a", 50, "TEXT_PADDED")]
    [InlineData("", 50, "TEXT_MISSING")]
    public void Text(string value, int greatest, string code)
    {
        var faults = new FaultList();

        Assert.Equal(code.Length == 0, TextRules.Check(faults, "name", value, greatest));

        Assert.Equal(code, faults.Faults.SingleOrDefault()?.Code ?? "");
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("gong-an-2", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", false)]
    [InlineData("2a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("", false)]
    public void Slug(string value, bool sound) => Assert.Equal(sound, NameRules.IsSlug(value));

    [Theory]
    [InlineData("a", true)]
    [InlineData("citizen_number2", true)]
    [InlineData("a__b", false)]
    [InlineData("a_", false)]
    [InlineData("_a", false)]
    [InlineData("aB", false)]
    [InlineData("公", false)]
    public void ApiName(string value, bool sound) => Assert.Equal(sound, NameRules.IsApiName(value));

    [Theory]
    [InlineData("marriage_couple", true)]
    [InlineData("marriage2", true)]
    [InlineData("a_b2_c", true)]
    [InlineData("marriage_2", false)]
    [InlineData("a_2b", false)]
    [InlineData("a__b", false)]
    public void EntryName(string value, bool sound) => Assert.Equal(sound, NameRules.IsEntryName(value));

    [Theory]
    [InlineData("citizen_number", "citizenNumber")]
    [InlineData("a_1", "a1")]
    [InlineData("a_b_c", "aBC")]
    public void The_json_name_is_protobufs(string apiName, string json) => Assert.Equal(json, FieldRules.JsonNameOf(apiName));

    [Fact]
    public void No_text_breaks_a_rule_itself() => Gen.String.Sample(value =>
    {
        var faults = new FaultList();
        TextRules.Check(faults, "text", value, 10);
        NameRules.CheckSlug(faults, "slug", value);
        NameRules.CheckApiName(faults, "name", value);
        ValueRules.CheckDays(faults, "from", value, "until", value, untilRequired: true);
        SystemRules.CheckCredentials(faults, "d", "s", [value], [value]);
        SystemRules.CheckAddresses(faults, Core.Catalogue.SystemRole.Adapter, [value]);
        Assert.All(faults.Faults, fault => Assert.True(value.Length < 12 || !fault.English.Contains(value, StringComparison.Ordinal)));
    });

    [Fact]
    public void Faults_are_bounded_and_told_by_path()
    {
        var faults = new FaultList();
        using (faults.In("purposes", 3))
        {
            using (faults.In("scenarios", 1))
            {
                faults.Add("", TextRules.Missing);
            }

            faults.Add("service_item_code", TextRules.TooLong, 5);
        }

        for (var i = 0; i < 2 * FaultList.Capacity; i++)
        {
            faults.Add("name", TextRules.Missing);
        }

        Assert.Equal(FaultList.Capacity, faults.Count);
        Assert.Equal(["purposes[3].scenarios[1]", "purposes[3].service_item_code", "name"], faults.Faults.Take(3).Select(fault => fault.Path));
        Assert.Equal("Longer than 5 characters. Shorten it.", faults.Faults[1].English);
    }

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")]
    private static partial Regex UpperSnake();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}
