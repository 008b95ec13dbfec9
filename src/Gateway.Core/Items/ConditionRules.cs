using System.Text;
using System.Text.Json;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Records;

namespace Gateway.Core.Items;

/// <summary>Checks the conditions of a rule: by themselves, and against the fields that they read.</summary>
public static class ConditionRules
{
    /// <summary>Greatest number of conditions of a rule.</summary>
    public const int GreatestConditions = 16;

    /// <summary>Greatest number of values of a condition.</summary>
    public const int GreatestValues = 64;

    private const int GreatestLength = 200;

    /// <summary>Checks a condition by itself, but for who the case's parties are.</summary>
    public static void Check(FaultList faults, string field, DataTest test, IReadOnlyList<string> values, string caseValue)
    {
        NameRules.CheckApiName(faults, "field", field);
        if (ValueRules.CheckKnown(faults, "test", test))
        {
            CheckCompared(faults, test, values, caseValue);
        }

        CheckValues(faults, "values", values);
        if (test is DataTest.AtLeast or DataTest.AtMost && values.Count == 1 && !CanonicalDecimal.IsCanonical(Encoding.UTF8.GetBytes(values[0])))
        {
            faults.Add("values", 0, MaterialRules.BoundMisfit);
        }
    }

    /// <summary>Checks a list of values by itself.</summary>
    public static void CheckValues(FaultList faults, string name, IReadOnlyList<string> values)
    {
        ValueRules.CheckDistinct(faults, name, values);
        for (var i = 0; i < values.Count; i++)
        {
            using var step = faults.In(name, i);
            TextRules.Check(faults, "", values[i], GreatestLength);
        }
    }

    /// <summary>Checks a condition against the type of its field.</summary>
    public static void CheckType(FaultList faults, DataTest test, IReadOnlyList<string> values, bool ofCase, FieldType type)
    {
        if (!Enum.IsDefined(test))
        {
            return;
        }

        if (!DataCondition.Takes(test, type))
        {
            faults.Add("test", MaterialRules.TestMisfit, NameOf(type), string.Join(", ", Enum.GetValues<DataTest>().Where(each => DataCondition.Takes(each, type)).Select(NameOf)));
        }
        else if (ofCase)
        {
            // A number or truth value may be written in several ways, and the case's is anybody's.
            if (test == DataTest.Equals && type is not (FieldType.Text or FieldType.Code))
            {
                faults.Add("case_value", CaseRules.ValueMisfit, NameOf(type));
            }
        }
        else if (test is DataTest.Equals or DataTest.OneOf)
        {
            CheckValueTypes(faults, "values", values, type);
        }
    }

    /// <summary>Checks that each value can be one of the field.</summary>
    public static void CheckValueTypes(FaultList faults, string name, IReadOnlyList<string> values, FieldType type)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (!CanBe(values[i], type))
            {
                var (english, chinese) = FormOf(type);
                faults.Add(name, i, MaterialRules.ValueMisfit, NameOf(type), english, chinese);
            }
        }
    }

    private static void CheckCompared(FaultList faults, DataTest test, IReadOnlyList<string> values, string caseValue)
    {
        var greatest = GreatestCountOf(test);
        if (caseValue.Length > 0 && test is not (DataTest.Equals or DataTest.SameName))
        {
            faults.Add("case_value", CaseRules.ValueTest);
        }
        else if (caseValue.Length > 0 && values.Count > 0)
        {
            faults.Add("case_value", CaseRules.ValueTwice);
        }
        else if (caseValue.Length == 0 && test == DataTest.SameName)
        {
            faults.Add("case_value", CaseRules.NameMissing);
        }
        else if (greatest == 0 && values.Count > 0)
        {
            faults.Add("values", MaterialRules.ValuesUnused);
        }
        else if (caseValue.Length == 0 && greatest > 0 && (values.Count == 0 || values.Count > greatest))
        {
            faults.Add("values", MaterialRules.ValueCount, greatest);
        }
    }

    private static int GreatestCountOf(DataTest test) => test switch
    {
        DataTest.OneOf => GreatestValues,
        DataTest.Equals or DataTest.AtLeast or DataTest.AtMost => 1,
        _ => 0,
    };

    // Values are compared as text, so that one which is written otherwise than a source's would never be equal to it.
    private static bool CanBe(string value, FieldType type) => type switch
    {
        FieldType.Boolean => value is "true" or "false",
        FieldType.Integer => CanonicalDecimal.IsCanonical(Encoding.UTF8.GetBytes(value)) && !value.Contains('.', StringComparison.Ordinal),
        FieldType.Decimal => CanonicalDecimal.IsCanonical(Encoding.UTF8.GetBytes(value)),
        _ => true,
    };

    private static (string English, string Chinese) FormOf(FieldType type) => type switch
    {
        FieldType.Boolean => ("true or false", " true 或 false"),
        FieldType.Integer => ("a whole number in plain digits, as 12", "普通数字写法的整数，如 12"),
        _ => ("a number in plain digits, as 12 or 0.5", "普通数字写法的数，如 12 或 0.5"),
    };

    private static string NameOf<TEnum>(TEnum value)
        where TEnum : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
