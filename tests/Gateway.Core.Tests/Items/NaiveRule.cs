using System.Globalization;
using System.Numerics;
using Gateway.Core.Catalogue;
using Gateway.Core.Identifiers.Names;
using Gateway.Core.Items;

namespace Gateway.Core.Tests.Items;

/// <summary>When data satisfies a material, said again without regard to cost: dates day by day, numbers as fractions of whole ones.</summary>
internal static class NaiveRule
{
    public static bool Holds(DataRule rule, IReadOnlyDictionary<string, DataValue> record, DateOnly today)
    {
        var met = rule.Conditions.Count(condition => record.TryGetValue(condition.Field, out var value) && Holds(condition, value, today));
        return met > 0 && met == rule.Conditions.Length;
    }

    private static bool Holds(DataCondition condition, DataValue value, DateOnly today)
    {
        var isDate = value.Type == FieldType.Date;
        var isNumber = value.Type is FieldType.Integer or FieldType.Decimal;
        var isListed = isNumber || value.Type is FieldType.Text or FieldType.Code or FieldType.Boolean;
        switch (condition.Test)
        {
            case DataTest.Present:
                return value != default;
            case DataTest.Equals:
            case DataTest.OneOf:
                return isListed && condition.Values.Any(each => string.Equals(each, value.Text, StringComparison.Ordinal));
            case DataTest.NotBeforeToday:
                return isDate && Days(value).All(day => day.DayNumber >= today.DayNumber);
            case DataTest.NotAfterToday:
                return isDate && Days(value).All(day => day.DayNumber <= today.DayNumber);
            case DataTest.SameName:
                // Which names are the same is not for this rule to say.
                return value.Type == FieldType.Text && NameForms.AreSame(value.Text, condition.Values.Single());
            case DataTest.AtLeast:
                return isNumber && Scaled(value.Text) >= Scaled(condition.Values.Single());
            default:
                return isNumber && Scaled(value.Text) <= Scaled(condition.Values.Single());
        }
    }

    /// <summary>Every day that the date may be.</summary>
    private static IEnumerable<DateOnly> Days(DataValue value)
    {
        for (var day = new DateOnly(value.Date.Year, 1, 1); day.Year == value.Date.Year; day = day.AddDays(1))
        {
            if ((value.Date.Month == 0 || day.Month == value.Date.Month) && (value.Date.Day == 0 || day.Day == value.Date.Day))
            {
                yield return day;
            }
        }
    }

    private static BigInteger Scaled(string text)
    {
        const int Digits = 60;
        var negative = text[0] == '-';
        var parts = text.TrimStart('-').Split('.');
        var size = BigInteger.Parse(parts[0] + (parts.Length > 1 ? parts[1] : "").PadRight(Digits, '0'), CultureInfo.InvariantCulture);
        return negative ? -size : size;
    }
}
