using System.Globalization;
using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;
using Gateway.Core.Records;
using Xunit;

namespace Gateway.Core.Tests.Items;

public class DataRuleProperties
{
    private static readonly Gen<DateOnly> s_day = Gen.Int[-400, 400].Select(days => new DateOnly(2026, 3, 15).AddDays(days));

    private static readonly Gen<string> s_decimal = Gen.Select(Gen.Int[-20, 20], Gen.OneOf("", "0", "5", "05", "25", "125", "1000000000000000000000000001"), Gen.Bool)
        .Select((whole, fraction, isLong) => Canonical($"{whole.ToString(CultureInfo.InvariantCulture)}{(isLong ? "0000000000000000000000000000000" : "")}.{fraction}0"));

    private static readonly Gen<string> s_text = Gen.OneOf("", "0", "1", "01", "true", "张");

    private static readonly Gen<DataValue> s_value = Gen.OneOf(
        Gen.Const(default(DataValue)),
        s_text.Select(DataValue.OfText),
        s_text.Select(DataValue.OfCode),
        Gen.Long[-20, 20].Select(DataValue.OfInteger),
        s_decimal.Select(DataValue.OfDecimal),
        Gen.Bool.Select(DataValue.OfBoolean),
        Gen.Select(s_day, Gen.Int[0, 2]).Select((day, known) => DataValue.OfDate(new PartialDate(day.Year, known > 0 ? day.Month : 0, known > 1 ? day.Day : 0))),
        Gen.Const(DataValue.Opaque(FieldType.Timestamp)));

    private static readonly Gen<string> s_field = Gen.OneOf("a", "b", "c");

    private static readonly Gen<DataCondition> s_condition = Gen.Select(s_field, Gen.Enum<DataTest>(), Gen.OneOf(s_text, s_decimal).Array[1, 3], s_decimal)
        .Select((field, test, values, bound) => new DataCondition(field, test, test switch
        {
            DataTest.OneOf => [.. values],
            DataTest.Equals => [values[0]],
            DataTest.AtLeast or DataTest.AtMost => [bound],
            DataTest.SameName => [values[0]],
            _ => [],
        }));

    [Fact]
    public void A_rule_is_met_as_its_naive_restatement_says() =>
        Gen.Select(s_condition.Array[0, 3], Gen.Dictionary(s_field, s_value)[0, 3], s_day).Sample((conditions, record, today) =>
        {
            var rule = new DataRule([.. conditions]);
            return rule.IsMetBy(field => record.GetValueOrDefault(field), today) == NaiveRule.Holds(rule, record, today);
        });

    [Fact]
    public void One_condition_more_is_never_met_more_often() =>
        Gen.Select(s_condition.Array[1, 3], s_condition, Gen.Dictionary(s_field, s_value)[0, 3], s_day).Sample((conditions, more, record, today) =>
            new DataRule([.. conditions]).IsMetBy(field => record.GetValueOrDefault(field), today)
            || !new DataRule([.. conditions, more]).IsMetBy(field => record.GetValueOrDefault(field), today));

    [Fact]
    public void A_value_that_is_not_there_never_satisfies_anything() =>
        Gen.Select(s_condition, s_day).Sample((condition, today) => !condition.IsMetBy(default, today));

    private static string Canonical(string plain)
    {
        Span<char> text = stackalloc char[128];
        return CanonicalDecimal.TryNormalise(plain, text, out var length) ? text[..length].ToString() : throw new FormatException(plain);
    }
}
