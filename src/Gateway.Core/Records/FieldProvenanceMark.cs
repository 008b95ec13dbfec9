namespace Gateway.Core.Records;

/// <summary>A <c>gateway.v1.FieldProvenance</c>: a field with a value, and the moment for which the source states it.</summary>
/// <param name="Number">Number of the field.</param>
/// <param name="AsOf">The moment.</param>
public readonly record struct FieldProvenanceMark(int Number, RecordMoment AsOf)
{
    /// <summary>Reads the wire form: number = 1, as_of = 2, ascending, both present, nothing else, zeros left out.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out FieldProvenanceMark provenance)
    {
        provenance = default;
        var scanner = new RecordScanner(message);
        if (!scanner.Read() || scanner.Number != 1 || scanner.WireType != WireType.Varint
            || scanner.Varint is 0 or > Catalogue.Field.GreatestNumber)
        {
            return false;
        }

        var number = (int)scanner.Varint;
        if (!scanner.Read() || scanner.Number != 2 || scanner.WireType != WireType.Length
            || !RecordMoment.TryRead(scanner.Payload, out var moment) || scanner.Payload.Length != moment.WireLength)
        {
            return false;
        }

        provenance = new FieldProvenanceMark(number, moment);
        return !scanner.Read() && scanner.Flaw == RecordFlaw.None;
    }
}
