namespace Gateway.Core.Records;

/// <summary>A <c>gateway.v1.FieldState</c>: a field without a value, and why.</summary>
/// <param name="Number">Number of the field.</param>
/// <param name="Absence">Why it has no value.</param>
public readonly record struct FieldStateMark(int Number, Absence Absence)
{
    /// <summary>Reads the wire form: number = 1, absence = 2, ascending, both present, nothing else.</summary>
    public static bool TryRead(ReadOnlySpan<byte> message, out FieldStateMark state)
    {
        state = default;
        var scanner = new RecordScanner(message);
        if (!scanner.Read() || scanner.Number != 1 || scanner.WireType != WireType.Varint
            || scanner.Varint is 0 or > Catalogue.Field.GreatestNumber)
        {
            return false;
        }

        var number = (int)scanner.Varint;
        if (!scanner.Read() || scanner.Number != 2 || scanner.WireType != WireType.Varint || scanner.Varint is 0 or > 3)
        {
            return false;
        }

        state = new FieldStateMark(number, (Absence)scanner.Varint);
        return !scanner.Read() && scanner.Flaw == RecordFlaw.None;
    }
}
