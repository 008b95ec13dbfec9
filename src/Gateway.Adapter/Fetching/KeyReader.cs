using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;
using Google.Protobuf.Collections;

namespace Gateway.Adapter.Fetching;

/// <summary>Reads a key against its plan. Throws the answer where it breaks a rule of the contract.</summary>
internal static class KeyReader
{
    private const int GreatestKeyLength = 256;

    /// <summary>The values of the statement's parameters; throws the answer where one can be no value of its field.</summary>
    public static ParameterValue[] Read(RepeatedField<KeyValue> key, EntryPlan plan, int rows) =>
        FindInvalid(key, plan, rows, out var values) is > 0 and var field ? throw AdapterErrors.KeyInvalid(field) : values;

    /// <summary>
    /// Writes the values of the statement's parameters: the key's forms, then the greatest number of rows. Returns the
    /// number of the key field whose value can be no value of it; 0 for none.
    /// </summary>
    public static int FindInvalid(RepeatedField<KeyValue> key, EntryPlan plan, int rows, out ParameterValue[] values)
    {
        if (key.Count != plan.Keys.Length)
        {
            throw AdapterErrors.RequestInvalid("The key has every key field, each once.");
        }

        var last = plan.Keys[^1];
        values = new ParameterValue[last.First + last.Conversion.FormCount + 1];
        values[^1] = rows;
        var invalid = 0;
        foreach (var part in plan.Keys)
        {
            var value = Find(key, part.Number);
            if (invalid == 0
                && (value.Length is 0 or > GreatestKeyLength || HasControl(value)
                    || !part.Conversion.TryWrite(value, values.AsSpan(part.First, part.Conversion.FormCount))))
            {
                invalid = part.Number;
            }
        }

        return invalid;
    }

    /// <summary>That nothing is held about somebody is told of that person too: the journal names who was asked for.</summary>
    public static void AddAsked(RepeatedField<KeyValue> key, EntryPlan plan, SubjectSet subjects)
    {
        foreach (var part in plan.Keys)
        {
            if (part.SubjectType.Length > 0 && SubjectIdentifier.From(Find(key, part.Number)) is { } identifier)
            {
                subjects.Add(part.SubjectType, identifier);
            }
        }
    }

    private static string Find(RepeatedField<KeyValue> key, int number)
    {
        string? found = null;
        foreach (var part in key)
        {
            if (part.Number == number)
            {
                found = found is null ? part.Value : throw AdapterErrors.RequestInvalid("The key has a field twice.", part.Number);
            }
        }

        return found ?? throw AdapterErrors.RequestInvalid("The key lacks a field.", (uint)number);
    }

    private static bool HasControl(string value)
    {
        foreach (var unit in value)
        {
            if (char.IsControl(unit))
            {
                return true;
            }
        }

        return false;
    }
}
