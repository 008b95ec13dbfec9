namespace Gateway.Adapter.Sources;

/// <summary>One value of the row at hand. Its spans hold until the next value is read.</summary>
internal ref struct Cell
{
    public CellKind Kind;
    public ReadOnlySpan<char> Text;
    public ReadOnlySpan<byte> Binary;
    public long Integer;
    public double Real;

    public readonly bool Boolean => Integer != 0;

    public static Cell Of(ReadOnlySpan<char> text) => new() { Kind = CellKind.Text, Text = text };
}
