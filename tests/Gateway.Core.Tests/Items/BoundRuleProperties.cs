using CsCheck;
using Gateway.Core.Identifiers.Names;
using Gateway.Core.Items;
using Xunit;

namespace Gateway.Core.Tests.Items;

/// <summary>Rules that compare with what the case says.</summary>
public class BoundRuleProperties
{
    private static readonly Gen<string> s_text = Gen.OneOf("", "a", "张三", "古丽·阿依", "古丽•阿依", "1");

    private static readonly Gen<CaseValue> s_value = Gen.Select(Gen.OneOf("applicant", "child"), Gen.OneOf("", "full_name", "unit"), (role, name) => new CaseValue(role, name));

    private static readonly Gen<DataCondition> s_condition = Gen.Select(
        Gen.OneOf("a", "b"), Gen.OneOf(DataTest.Equals, DataTest.SameName), s_text, s_value.Nullable(),
        (field, test, text, value) => value is { } said ? new DataCondition(field, test, []) { Case = said } : new DataCondition(field, test, [text]));

    [Fact]
    public void A_bound_rule_is_met_where_every_field_is_what_the_case_says() => Gen.Select(
        s_condition.Array[1, 3], Gen.Dictionary(s_value, s_text)[0, 4], Gen.Dictionary(Gen.OneOf("a", "b"), s_text)[0, 2]).Sample((conditions, said, record) =>
    {
        var bound = new DataRule([.. conditions]).Bind(value => said.GetValueOrDefault(value));

        var isSaid = Array.TrueForAll(conditions, each => each.Case is not { } wanted || (said.TryGetValue(wanted, out var text) && text != ""));
        Assert.Equal(isSaid, bound is not null);
        var holds = isSaid && Array.TrueForAll(conditions, each =>
        {
            var wanted = each.Case is { } value ? said[value] : each.Values[0];
            return record.TryGetValue(each.Field, out var held) && (each.Test == DataTest.Equals ? held == wanted : NameForms.AreSame(held, wanted));
        });
        Assert.Equal(holds, bound?.IsMetBy(field => record.TryGetValue(field, out var held) ? DataValue.OfText(held) : default, new DateOnly(2026, 1, 1)) == true);
    });
}
