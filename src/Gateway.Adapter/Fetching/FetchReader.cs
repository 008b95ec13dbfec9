using System.Collections.Immutable;
using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Catalogue;
using Google.Protobuf.Collections;

namespace Gateway.Adapter.Fetching;

/// <summary>Reads a fetch request against its plan. Throws the answer where it breaks a rule.</summary>
internal static class FetchReader
{
    private const int GreatestKeyLength = 256;
    private const int GreatestNameLength = 256;

    public static void CheckFrame(FetchRequest request)
    {
        if (request.ExchangeId.Length != 16)
        {
            throw AdapterErrors.RequestInvalid("exchange_id has 16 bytes.");
        }

        if (request.RowLimit == 0)
        {
            throw AdapterErrors.RequestInvalid("row_limit is at least 1.");
        }

        if (request.Consumer.Length is 0 or > GreatestNameLength || request.ConsumerSystem.Length is 0 or > GreatestNameLength
            || request.Agreement.Length > GreatestNameLength || request.ServiceItemCode.Length > GreatestNameLength)
        {
            throw AdapterErrors.RequestInvalid("consumer and consumer_system are named, and no name has more than 256 characters.");
        }
    }

    public static FetchShape ReadFields(FetchRequest request, EntryPlan plan)
    {
        var plain = ReadSet(request.PlainFields, plan.Fields);
        var masked = ReadSet(request.MaskedFields, plan.Fields);
        if (plain.Union(masked).Count != plain.Count + masked.Count)
        {
            throw AdapterErrors.RequestInvalid("A field is asked plain or masked, not both.");
        }

        if (plain.IsEmpty && masked.IsEmpty)
        {
            throw AdapterErrors.RequestInvalid("No field is asked.");
        }

        return plan.ShapeOf(plain, masked);
    }

    /// <summary>The values of the statement's parameters: the key's forms, then the row limit and one.</summary>
    public static ParameterValue[] ReadKey(FetchRequest request, EntryPlan plan, int limit)
    {
        if (request.Key.Count != plan.Keys.Length)
        {
            throw AdapterErrors.RequestInvalid("The key has every key field, each once.");
        }

        var last = plan.Keys[^1];
        var values = new ParameterValue[last.First + last.Conversion.FormCount + 1];
        foreach (var key in plan.Keys)
        {
            var value = Find(request.Key, key.Number);
            if (value.Length is 0 or > GreatestKeyLength || HasControl(value))
            {
                throw AdapterErrors.KeyInvalid(key.Number);
            }

            if (!key.Conversion.TryWrite(value, values.AsSpan(key.First, key.Conversion.FormCount)))
            {
                throw AdapterErrors.KeyInvalid(key.Number);
            }
        }

        values[^1] = limit + 1L;
        return values;
    }

    public static string Find(RepeatedField<KeyValue> key, int number)
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

    private static FieldSet ReadSet(RepeatedField<uint> numbers, ImmutableArray<PlannedField> fields)
    {
        var set = default(FieldSet);
        var index = 0;
        for (var i = 0; i < numbers.Count; i++)
        {
            var number = numbers[i];
            while (index < fields.Length && (uint)fields[index].Number < number)
            {
                index++;
            }

            if (index == fields.Length || (uint)fields[index].Number != number)
            {
                throw AdapterErrors.RequestInvalid("The fields asked are some of the schema's, ascending, each once.", number);
            }

            set = set.With(index++);
        }

        return set;
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
