using Gateway.Core.Items;
using Xunit;

namespace Gateway.Core.Tests.Items;

public class DataBindTests
{
    private static readonly CaseValue s_name = new("applicant", "full_name");
    private static readonly CaseValue s_child = new("child", "");

    private static readonly DataCondition s_state = new("state", DataTest.Equals, ["1"]);
    private static readonly DataCondition s_father = new("father", DataTest.Equals, []) { Case = s_child };
    private static readonly DataCondition s_same = new("holder", DataTest.SameName, []) { Case = s_name };

    [Fact]
    public void What_the_case_says_stands_in_for_the_value()
    {
        var bound = new DataRule([s_state, s_father, s_same]).Bind(value => value == s_child ? "310101" : value == s_name ? "张三" : null);

        Assert.NotNull(bound);
        Assert.Equal([["1"], ["310101"], ["张三"]], bound.Conditions.Select(condition => condition.Values.ToArray()));
        Assert.All(bound.Conditions, condition => Assert.Null(condition.Case));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void A_rule_whose_value_the_case_does_not_say_is_no_rule(string? said) =>
        Assert.Null(new DataRule([s_state, s_same]).Bind(_ => said));

    [Fact]
    public void A_rule_without_values_of_the_case_asks_the_case_nothing()
    {
        var rule = new DataRule([s_state]);

        Assert.Same(rule, rule.Bind(_ => throw new InvalidOperationException("Nothing is to be asked.")));
    }

    [Fact]
    public void A_rule_that_is_not_bound_is_met_by_nothing_of_its_case()
    {
        var rule = new DataRule([s_same]);

        Assert.False(rule.IsMetBy(_ => DataValue.OfText(""), new DateOnly(2026, 1, 1)));
        Assert.False(rule.IsMetBy(_ => DataValue.OfText("张三"), new DateOnly(2026, 1, 1)));
    }

    [Theory]
    [InlineData("张三", "张三", true)]
    [InlineData("张三", "李四", false)]
    [InlineData("古丽·阿依", "古丽•阿依", true)]
    [InlineData("古丽·阿依", "古丽阿依", false)]
    public void A_name_of_the_case_is_compared_by_the_rules_of_names(string said, string held, bool same)
    {
        var rule = new DataRule([s_same]).Bind(_ => said)!;

        Assert.Equal(same, rule.IsMetBy(_ => DataValue.OfText(held), new DateOnly(2026, 1, 1)));
    }

    [Theory]
    [InlineData("110101195001010009", "110101195001010009", true)]
    [InlineData("11010519491231002X", "11010519491231002x", false)]
    public void Identifiers_of_the_case_are_compared_letter_by_letter(string said, string held, bool same) =>
        Assert.Equal(same, new DataRule([s_father]).Bind(_ => said)!.IsMetBy(_ => DataValue.OfText(held), new DateOnly(2026, 1, 1)));
}
