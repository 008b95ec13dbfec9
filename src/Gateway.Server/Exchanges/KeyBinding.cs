using System.Collections.Immutable;
using System.Globalization;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Core.Identifiers;
using FieldType = Gateway.Core.Catalogue.FieldType;

namespace Gateway.Server.Exchanges;

/// <summary>Binds the caller's key to the entry's key fields. Runs after the decision: a stranger learns nothing from it.</summary>
internal static class KeyBinding
{
    /// <summary>Greatest length of a value in characters; the adapter's contract has the same.</summary>
    public const int GreatestValue = 256;

    /// <summary>The bound key, or the refusal. Neither repeats a value.</summary>
    public static Refusal? Bind(
        Entry entry,
        IReadOnlyCollection<KeyValuePair<string, string>> key,
        DateOnly today,
        ICollection<KeyValue> bound,
        ICollection<AskedSubject> subjects)
    {
        if (key.Count != entry.KeyFields.Length)
        {
            return Fault(entry);
        }

        foreach (var index in entry.KeyFields)
        {
            var field = entry.Fields[index];
            if (Find(key, field.ApiName) is not { Length: > 0 } value)
            {
                return Fault(entry);
            }

            if (value.Length > GreatestValue || value.Any(char.IsControl))
            {
                return new Refusal(Reasons.KeyMalformed, Field: field.ApiName, Detail: $"{field.ApiName}: at most {GreatestValue} characters, none of control.");
            }

            if (SubjectTypeOf(entry.SubjectFields, index) is { } type)
            {
                if (!Subject.TryCreate(type, value, today, out _, out var fault))
                {
                    return new Refusal(Reasons.SubjectMalformed, Field: field.ApiName, Detail: fault.English);
                }

                subjects.Add(new AskedSubject(type, value));
            }
            else if (!IsOfType(field, value))
            {
                return new Refusal(Reasons.KeyMalformed, Field: field.ApiName, Detail: $"{field.ApiName} is of type {field.Type}, in its canonical form.");
            }

            bound.Add(new KeyValue { Number = (uint)field.Number, Value = value });
        }

        return null;
    }

    private static Refusal Fault(Entry entry) => new(
        Reasons.KeyMalformed,
        Detail: "key fields: " + string.Join(", ", entry.KeyFields.Select(index => entry.Fields[index].ApiName)) + ".");

    private static string? Find(IReadOnlyCollection<KeyValuePair<string, string>> key, string name)
    {
        foreach (var (field, value) in key)
        {
            if (string.Equals(field, name, StringComparison.Ordinal))
            {
                return value;
            }
        }

        return null;
    }

    private static string? SubjectTypeOf(ImmutableArray<SubjectField> subjects, int field)
    {
        foreach (var subject in subjects)
        {
            if (subject.Field == field)
            {
                return subject.Type;
            }
        }

        return null;
    }

    /// <summary>One value has one text: written otherwise, or between blanks that a database may pass over, it would count as another.</summary>
    private static bool IsOfType(Field field, string value) => field.Type switch
    {
        FieldType.Integer => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == value,
        FieldType.Date => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        _ => (field.Length == 0 || value.Length <= field.Length) && !char.IsWhiteSpace(value[0]) && !char.IsWhiteSpace(value[^1]),
    };
}

/// <summary>A subject that the caller named.</summary>
internal readonly record struct AskedSubject(string Type, string Identifier);
