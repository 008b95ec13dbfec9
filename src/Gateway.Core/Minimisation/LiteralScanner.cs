namespace Gateway.Core.Minimisation;

/// <summary>Goes over <c>true</c>, <c>false</c> or <c>null</c>, wherever it is cut.</summary>
internal struct LiteralScanner(JsonToken token)
{
    private int _taken;

    public static ReadOnlySpan<byte> Null => "null"u8;

    public readonly bool IsNull => token == JsonToken.Null;

    public readonly bool IsWhole => _taken == Text.Length;

    public readonly ReadOnlySpan<byte> Text => token switch
    {
        JsonToken.True => "true"u8,
        JsonToken.False => "false"u8,
        _ => Null,
    };

    /// <summary>Goes on until the literal is whole or the input used up; false at a byte that is not its next.</summary>
    public bool Scan(ReadOnlySpan<byte> input, ref int position)
    {
        for (var text = Text; _taken < text.Length && position < input.Length; _taken++, position++)
        {
            if (input[position] != text[_taken])
            {
                return false;
            }
        }

        return true;
    }
}
