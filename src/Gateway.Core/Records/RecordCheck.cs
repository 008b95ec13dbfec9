using System.Text.Unicode;
using Gateway.Core.Catalogue;

namespace Gateway.Core.Records;

/// <summary>
/// Holds a record against the entry and the fields that were asked for: exactly those, each with a value
/// of its type or a state that says why not, then the provenance of those that have a value. One pass, no
/// allocation; any bytes get a verdict.
/// </summary>
public static class RecordCheck
{
    /// <summary>Greatest length of a record in bytes.</summary>
    public const int GreatestLength = 1 << 20;

    /// <summary>The first flaw of the record, or sound.</summary>
    /// <param name="record">The record in its wire form.</param>
    /// <param name="entry">The entry; its fields ascend by number.</param>
    /// <param name="asked">Indexes of the fields that were asked for.</param>
    public static RecordVerdict Check(ReadOnlySpan<byte> record, Entry entry, FieldSet asked)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (record.Length > GreatestLength)
        {
            return new RecordVerdict(RecordFlaw.TooLong, 0);
        }

        var fields = entry.Fields.AsSpan();
        var valued = default(FieldSet);
        var stated = default(FieldSet);
        var next = 0;
        var lastState = 0;
        var lastProvenance = 0;
        var valuesEnded = false;
        var scanner = new RecordScanner(record);
        while (scanner.Read())
        {
            if (scanner.Number is Field.StatesNumber or Field.ProvenanceNumber)
            {
                var verdict = scanner.Number == Field.ProvenanceNumber
                    ? CheckProvenance(ref scanner, fields, asked, valued, ref lastProvenance)
                    : lastProvenance > 0 ? new RecordVerdict(RecordFlaw.NotAscending, Field.StatesNumber)
                    : CheckState(ref scanner, fields, asked, valued, ref stated, ref lastState);
                if (!verdict.IsSound)
                {
                    return verdict;
                }

                valuesEnded = true;
                continue;
            }

            var index = Find(fields, scanner.Number, next);
            if (index < 0)
            {
                return new RecordVerdict(
                    Find(fields, scanner.Number, 0) < 0 ? RecordFlaw.UnknownField : RecordFlaw.NotAscending, scanner.Number);
            }

            var found = !asked.Contains(index) ? RecordFlaw.NotAsked
                : valuesEnded ? RecordFlaw.NotAscending
                : CheckValue(scanner, fields[index].Type, fields[index].Length);
            if (found != RecordFlaw.None)
            {
                return new RecordVerdict(found, scanner.Number);
            }

            valued = valued.With(index);
            next = index + 1;
        }

        if (scanner.Flaw != RecordFlaw.None)
        {
            return new RecordVerdict(scanner.Flaw, scanner.Number);
        }

        // Every value and state is one of an asked field, and none is both: counting them is enough.
        return valued.Count + stated.Count == asked.Count
            ? RecordVerdict.Sound
            : new RecordVerdict(RecordFlaw.Missing, FirstMissing(fields, asked, valued.Union(stated)));
    }

    /// <summary>The first flaw of the value that the scanner stands on, or none.</summary>
    /// <param name="scanner">Stands on the field.</param>
    /// <param name="type">Type of the field's values.</param>
    /// <param name="length">Greatest length in characters or bytes; 0 for none.</param>
    public static RecordFlaw CheckValue(in RecordScanner scanner, FieldType type, int length)
    {
        var wire = type is FieldType.Integer or FieldType.Boolean ? WireType.Varint : WireType.Length;
        if (scanner.WireType != wire)
        {
            return RecordFlaw.WrongWireType;
        }

        return type switch
        {
            FieldType.Text or FieldType.Code => CheckText(scanner.Payload, length),
            FieldType.Decimal when !CanonicalDecimal.IsCanonical(scanner.Payload) => RecordFlaw.DecimalNotCanonical,
            FieldType.Decimal or FieldType.Binary when length > 0 && scanner.Payload.Length > length => RecordFlaw.OverLength,
            FieldType.Boolean when scanner.Varint > 1 => RecordFlaw.MalformedBoolean,
            FieldType.Date when !PartialDate.TryRead(scanner.Payload, out _) => RecordFlaw.MalformedDate,
            FieldType.Timestamp when !RecordMoment.TryRead(scanner.Payload, out _) => RecordFlaw.MalformedTimestamp,
            _ => RecordFlaw.None,
        };
    }

    private static RecordVerdict CheckState(
        ref RecordScanner scanner,
        ReadOnlySpan<Field> fields,
        FieldSet asked,
        FieldSet valued,
        ref FieldSet stated,
        ref int last)
    {
        if (scanner.WireType != WireType.Length)
        {
            return new RecordVerdict(RecordFlaw.WrongWireType, Field.StatesNumber);
        }

        if (!FieldStateMark.TryRead(scanner.Payload, out var state))
        {
            return new RecordVerdict(RecordFlaw.MalformedState, Field.StatesNumber);
        }

        var index = Find(fields, state.Number, 0);
        if (index < 0 || !asked.Contains(index))
        {
            return new RecordVerdict(RecordFlaw.StateNotAsked, state.Number);
        }

        if (valued.Contains(index))
        {
            return new RecordVerdict(RecordFlaw.ValueAndState, state.Number);
        }

        if (state.Number <= last)
        {
            return new RecordVerdict(RecordFlaw.NotAscending, state.Number);
        }

        last = state.Number;
        stated = stated.With(index);
        return RecordVerdict.Sound;
    }

    private static RecordVerdict CheckProvenance(
        ref RecordScanner scanner, ReadOnlySpan<Field> fields, FieldSet asked, FieldSet valued, ref int last)
    {
        if (scanner.WireType != WireType.Length)
        {
            return new RecordVerdict(RecordFlaw.WrongWireType, Field.ProvenanceNumber);
        }

        if (!FieldProvenanceMark.TryRead(scanner.Payload, out var provenance))
        {
            return new RecordVerdict(RecordFlaw.MalformedProvenance, Field.ProvenanceNumber);
        }

        var index = Find(fields, provenance.Number, 0);
        var flaw = index < 0 || !asked.Contains(index) ? RecordFlaw.ProvenanceNotAsked
            : !valued.Contains(index) ? RecordFlaw.ProvenanceWithoutValue
            : provenance.Number <= last ? RecordFlaw.NotAscending
            : RecordFlaw.None;
        last = provenance.Number;
        return new RecordVerdict(flaw, flaw == RecordFlaw.None ? 0 : provenance.Number);
    }

    private static RecordFlaw CheckText(ReadOnlySpan<byte> text, int length)
    {
        if (!Utf8.IsValid(text))
        {
            return RecordFlaw.InvalidUtf8;
        }

        return length > 0 && text.Length > length && CountCharacters(text) > length ? RecordFlaw.OverLength : RecordFlaw.None;
    }

    private static int CountCharacters(ReadOnlySpan<byte> valid)
    {
        var count = 0;
        foreach (var unit in valid)
        {
            count += (unit & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    private static int Find(ReadOnlySpan<Field> fields, int number, int from)
    {
        for (var i = from; i < fields.Length && fields[i].Number <= number; i++)
        {
            if (fields[i].Number == number)
            {
                return i;
            }
        }

        return -1;
    }

    private static int FirstMissing(ReadOnlySpan<Field> fields, FieldSet asked, FieldSet present)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (asked.Contains(i) && !present.Contains(i))
            {
                return fields[i].Number;
            }
        }

        return 0;
    }
}
