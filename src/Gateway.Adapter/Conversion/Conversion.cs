using System.Collections.Frozen;
using System.Globalization;
using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>
/// Brings a column's value into a field's type, masks it where asked, and writes it. Answers with what is
/// wrong where it cannot: never with the value.
/// </summary>
internal abstract class Conversion(ConvertedField field)
{
    /// <summary>Longest text that conversions other than of text look at.</summary>
    protected const int LongestNumber = 256;

    protected const string WrongKind = "The column's value is of another kind than the field.";

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? _nullWords =
        field.Mapping.NullWords?.GetAlternateLookup<ReadOnlySpan<char>>();

    protected ConvertedField Field { get; } = field;

    /// <summary>Null where the value, or its absence, was written.</summary>
    public string? Write(scoped ref Cell cell, RecordWriter writer, bool masked)
    {
        if (cell.Kind == CellKind.Text)
        {
            cell.Text = Field.Mapping.Trim ? cell.Text.Trim() : Field.Padded ? cell.Text.TrimEnd(' ') : cell.Text;
        }

        if (cell.Kind == CellKind.Null || IsNullWord(in cell))
        {
            writer.WriteAbsence(Field.Number, Absence.Null);
            return null;
        }

        if (masked && !Field.Masks)
        {
            writer.WriteAbsence(Field.Number, Absence.Withheld);
            return null;
        }

        return WriteValue(in cell, writer, masked);
    }

    protected abstract string? WriteValue(scoped in Cell cell, RecordWriter writer, bool masked);

    /// <summary>The cell as text: its own, or digits into <paramref name="room"/>. False for other kinds.</summary>
    protected static bool TryText(scoped in Cell cell, Span<char> room, out ReadOnlySpan<char> text)
    {
        switch (cell.Kind)
        {
            case CellKind.Text:
                text = cell.Text;
                return true;
            case CellKind.Integer:
                cell.Integer.TryFormat(room, out var written, default, CultureInfo.InvariantCulture);
                text = room[..written];
                return true;
            case CellKind.Real:
                cell.Real.TryFormat(room, out written, "R", CultureInfo.InvariantCulture);
                text = room[..written];
                return true;
            case CellKind.Boolean:
                text = cell.Boolean ? "true" : "false";
                return true;
            default:
                text = default;
                return false;
        }
    }

    protected string TooLong() =>
        string.Create(CultureInfo.InvariantCulture, $"The value is longer than the field's {Field.Length}.");

    private bool IsNullWord(scoped in Cell cell)
    {
        if (_nullWords is not { } words)
        {
            return false;
        }

        Span<char> room = stackalloc char[32];
        return TryText(in cell, room, out var text) && words.Contains(text);
    }
}
