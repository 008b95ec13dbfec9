using System.Collections.Immutable;
using Gateway.Core.Catalogue;
using Gateway.Core.Identifiers.Names;
using Gateway.Core.Records;

namespace Gateway.Core.Items;

/// <summary>One condition on a record.</summary>
/// <param name="Field">api_name of the field.</param>
/// <param name="Test">What is asked of its value.</param>
/// <param name="Values">What it is compared with; as many as the test takes.</param>
public sealed record DataCondition(string Field, DataTest Test, ImmutableArray<string> Values)
{
    /// <summary>What it is compared with in place of <see cref="Values"/>, as the case says it; null where it is not.</summary>
    public CaseValue? Case { get; init; }

    /// <summary>It compares values, and so needs them plain.</summary>
    public bool ComparesValues => Test != DataTest.Present;

    /// <summary>The value meets it. What is no value, or one of a type that the test does not take, meets nothing.</summary>
    /// <param name="value">The field's value.</param>
    /// <param name="today">Today in the jurisdiction's time zone.</param>
    public bool IsMetBy(DataValue value, DateOnly today) => Takes(Test, value.Type) && Test switch
    {
        DataTest.Present => true,
        DataTest.Equals or DataTest.OneOf => Values.Contains(value.Text, StringComparer.Ordinal),
        DataTest.SameName => Values.Length == 1 && NameForms.AreSame(value.Text, Values[0]),
        DataTest.NotBeforeToday => FirstDay(value.Date) >= today,
        DataTest.NotAfterToday => LastDay(value.Date) <= today,
        DataTest.AtLeast => Values.Length == 1 && DecimalOrder.Compare(value.Text, Values[0]) >= 0,
        DataTest.AtMost => Values.Length == 1 && DecimalOrder.Compare(value.Text, Values[0]) <= 0,
        _ => false,
    };

    /// <summary>The condition with the case's value in its place; null where the case does not say it.</summary>
    public DataCondition? Bind(Func<CaseValue, string?> valueOf) =>
        Case is not { } wanted ? this
        : valueOf(wanted) is { Length: > 0 } value ? this with { Values = [value], Case = null }
        : null;

    /// <summary>The test can be asked of values of the type.</summary>
    public static bool Takes(DataTest test, FieldType type) => test switch
    {
        DataTest.Present => type != 0,
        DataTest.Equals or DataTest.OneOf =>
            type is FieldType.Text or FieldType.Code or FieldType.Integer or FieldType.Decimal or FieldType.Boolean,
        DataTest.SameName => type == FieldType.Text,
        DataTest.NotBeforeToday or DataTest.NotAfterToday => type == FieldType.Date,
        DataTest.AtLeast or DataTest.AtMost => type is FieldType.Integer or FieldType.Decimal,
        _ => false,
    };

    private static DateOnly FirstDay(PartialDate date) => new(date.Year, Math.Max(date.Month, 1), Math.Max(date.Day, 1));

    private static DateOnly LastDay(PartialDate date)
    {
        var month = date.Month == 0 ? 12 : date.Month;
        return new(date.Year, month, date.Day == 0 ? DateTime.DaysInMonth(date.Year, month) : date.Day);
    }
}
