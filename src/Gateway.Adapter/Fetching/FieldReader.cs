using System.Collections.Immutable;
using Gateway.Adapter.Preparing;
using Gateway.Core.Catalogue;
using Google.Protobuf.Collections;

namespace Gateway.Adapter.Fetching;

/// <summary>Reads the fields of a request against its plan. Throws the answer where they break a rule.</summary>
internal static class FieldReader
{
    public static FetchShape Read(RepeatedField<uint> plainFields, RepeatedField<uint> maskedFields, EntryPlan plan)
    {
        var plain = ReadSet(plainFields, plan.Fields);
        var masked = ReadSet(maskedFields, plan.Fields);
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
}
