using Gateway.Core.Catalogue;
using Gateway.Core.Items;
using Gateway.Core.Records;
using Xunit;

namespace Gateway.Core.Tests.Items;

public class DataConditionTests
{
    private static readonly DateOnly s_today = new(2026, 3, 15);

    [Theory]
    [InlineData(DataTest.Present, "text", "张三", "", true)]
    [InlineData(DataTest.Present, "text", "", "", true)]
    [InlineData(DataTest.Present, "none", "", "", false)]
    [InlineData(DataTest.Present, "timestamp", "", "", true)]
    [InlineData(DataTest.Equals, "code", "1", "1", true)]
    [InlineData(DataTest.Equals, "code", "01", "1", false)]
    [InlineData(DataTest.Equals, "text", "a", "A", false)]
    [InlineData(DataTest.Equals, "none", "", "", false)]
    [InlineData(DataTest.Equals, "boolean", "true", "true", true)]
    [InlineData(DataTest.Equals, "boolean", "false", "true", false)]
    [InlineData(DataTest.Equals, "timestamp", "", "", false)]
    [InlineData(DataTest.Equals, "date", "2026-3-15", "", false)]
    [InlineData(DataTest.OneOf, "code", "2", "1|2|3", true)]
    [InlineData(DataTest.OneOf, "code", "4", "1|2|3", false)]
    [InlineData(DataTest.OneOf, "integer", "-7", "7|-7", true)]
    [InlineData(DataTest.NotBeforeToday, "date", "2026-3-15", "", true)]
    [InlineData(DataTest.NotBeforeToday, "date", "2026-3-14", "", false)]
    [InlineData(DataTest.NotBeforeToday, "date", "2026-3-0", "", false)]
    [InlineData(DataTest.NotBeforeToday, "date", "2026-4-0", "", true)]
    [InlineData(DataTest.NotBeforeToday, "date", "2026-0-0", "", false)]
    [InlineData(DataTest.NotBeforeToday, "date", "2027-0-0", "", true)]
    [InlineData(DataTest.NotBeforeToday, "none", "", "", false)]
    [InlineData(DataTest.NotAfterToday, "date", "2026-3-15", "", true)]
    [InlineData(DataTest.NotAfterToday, "date", "2026-3-16", "", false)]
    [InlineData(DataTest.NotAfterToday, "date", "2026-3-0", "", false)]
    [InlineData(DataTest.NotAfterToday, "date", "2024-2-0", "", true)]
    [InlineData(DataTest.NotAfterToday, "date", "2025-0-0", "", true)]
    [InlineData(DataTest.NotAfterToday, "text", "2025-01-01", "", false)]
    [InlineData(DataTest.AtLeast, "integer", "12", "12", true)]
    [InlineData(DataTest.AtLeast, "integer", "9", "12", false)]
    [InlineData(DataTest.AtLeast, "integer", "100", "12.5", true)]
    [InlineData(DataTest.AtLeast, "decimal", "-0.5", "-1", true)]
    [InlineData(DataTest.AtLeast, "decimal", "0.15", "0.2", false)]
    [InlineData(DataTest.AtLeast, "text", "13", "12", false)]
    [InlineData(DataTest.AtMost, "decimal", "123456789012345678901234567890123456789.5", "123456789012345678901234567890123456789.51", true)]
    [InlineData(DataTest.AtMost, "decimal", "0", "-0.1", false)]
    [InlineData(DataTest.AtMost, "none", "", "1", false)]
    public void A_value_meets_a_condition(DataTest test, string type, string value, string values, bool met) =>
        Assert.Equal(met, new DataCondition("x", test, [.. values.Split('|')]).IsMetBy(Value(type, value), s_today));

    [Fact]
    public void A_record_meets_all_conditions_of_a_rule_and_a_rule_without_any_is_met_by_none()
    {
        var rule = new DataRule([new("state", DataTest.Equals, ["1"]), new("months", DataTest.AtLeast, ["12"])]);
        DataValue Paid(string field) => field == "state" ? DataValue.OfCode("1") : DataValue.OfInteger(12);

        Assert.True(rule.IsMetBy(Paid, s_today));
        Assert.False(rule.IsMetBy(field => field == "months" ? DataValue.OfInteger(11) : Paid(field), s_today));
        Assert.False(rule.IsMetBy(field => field == "months" ? default : Paid(field), s_today));
        Assert.False(new DataRule([]).IsMetBy(Paid, s_today));
        Assert.Equal(["state", "months"], rule.Fields);
    }

    [Fact]
    public void A_rule_compares_with_what_the_case_says_once_it_is_bound_and_is_none_where_the_case_says_nothing()
    {
        var rule = new DataRule(
        [
            new("state", DataTest.Equals, ["1"]),
            new("parent", DataTest.Equals, []) { Case = new CaseValue("applicant", "") },
            new("name", DataTest.SameName, []) { Case = new CaseValue("child", "full_name") },
        ]);
        DataValue Born(string field) => field == "state" ? DataValue.OfCode("1") : DataValue.OfText(field == "name" ? "张小三" : "p-1");
        Dictionary<CaseValue, string?> said = new() { [new("applicant", "")] = "p-1", [new("child", "full_name")] = "张小三" };

        Assert.False(rule.IsMetBy(Born, s_today));
        Assert.True(rule.Bind(said.GetValueOrDefault)!.IsMetBy(Born, s_today));
        Assert.False(rule.Bind(value => value.Name.Length > 0 ? "李四" : "p-1")!.IsMetBy(Born, s_today));
        Assert.Null(rule.Bind(value => value.Name.Length > 0 ? "" : "p-1"));
        Assert.Null(rule.Bind(value => null));
        var plain = new DataRule([new("state", DataTest.Equals, ["1"])]);
        Assert.Same(plain, plain.Bind(value => null));
    }

    private static DataValue Value(string type, string value) => type switch
    {
        "text" => DataValue.OfText(value),
        "code" => DataValue.OfCode(value),
        "integer" => DataValue.OfInteger(long.Parse(value, System.Globalization.CultureInfo.InvariantCulture)),
        "decimal" => DataValue.OfDecimal(value),
        "boolean" => DataValue.OfBoolean(value == "true"),
        "date" => DataValue.OfDate(Date(value)),
        "timestamp" => DataValue.Opaque(FieldType.Timestamp),
        _ => default,
    };

    private static PartialDate Date(string value)
    {
        var parts = value.Split('-').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return new(parts[0], parts[1], parts[2]);
    }
}
