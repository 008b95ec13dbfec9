using System.Collections;
using Gateway.Contracts.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Type;
using Value = Gateway.Contracts.V1.Value;

namespace Gateway.Demo.Case;

/// <summary>An answer of an entry's own service in the shape that all entries share: the demo shows many entries by one view.</summary>
internal static class TypedAnswer
{
    public static LookupResponse Of(IMessage answer)
    {
        var fields = answer.Descriptor.Fields;
        var response = new LookupResponse
        {
            Outcome = (LookupOutcome)fields[1].Accessor.GetValue(answer),
            Truncated = (bool)fields[3].Accessor.GetValue(answer),
            Provenance = (Provenance)fields[5].Accessor.GetValue(answer),
            Receipt = (Receipt)fields[6].Accessor.GetValue(answer),
        };
        response.Records.AddRange(((IEnumerable)fields[2].Accessor.GetValue(answer)).Cast<IMessage>().Select(RecordOf));
        response.Faults.AddRange(((IEnumerable)fields[4].Accessor.GetValue(answer)).Cast<RecordFault>());
        return response;
    }

    private static Record RecordOf(IMessage typed)
    {
        var record = new Record();
        foreach (var field in typed.Descriptor.Fields.InFieldNumberOrder().Where(field => !field.IsRepeated && field.Accessor.HasValue(typed)))
        {
            record.Fields.Add(field.Name, ValueOf(field.Accessor.GetValue(typed)));
        }

        var states = typed.Descriptor.FindFieldByName("field_states");
        foreach (var state in ((IEnumerable)states.Accessor.GetValue(typed)).Cast<FieldState>())
        {
            record.Fields.Add(typed.Descriptor.FindFieldByNumber((int)state.Number).Name, new Value { Absent = state.Absence });
        }

        return record;
    }

    private static Value ValueOf(object value) => value switch
    {
        string text => new Value { Text = text },
        long number => new Value { Integer = number },
        bool truth => new Value { Boolean = truth },
        Date date => new Value { Date = date },
        Timestamp moment => new Value { Timestamp = moment },
        ByteString bytes => new Value { Binary = bytes },
        _ => throw new InvalidOperationException($"No entry has a field of {value.GetType()}."),
    };
}
