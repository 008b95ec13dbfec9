using System.Collections.Frozen;
using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>Truth values: the database's own, 0 and 1, or the mapping's words.</summary>
internal sealed class BooleanConversion(ConvertedField field) : Conversion(field)
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? _true =
        field.Mapping.TrueWords?.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>>? _false =
        field.Mapping.FalseWords?.GetAlternateLookup<ReadOnlySpan<char>>();

    protected override string? WriteValue(scoped in Cell cell, RecordWriter writer, bool masked)
    {
        bool value;
        if (_true is { } yes && _false is { } no)
        {
            Span<char> room = stackalloc char[32];
            if (!TryText(in cell, room, out var text) || (!yes.Contains(text) && !no.Contains(text)))
            {
                return "The value is neither one of true_words nor of false_words.";
            }

            value = yes.Contains(text);
        }
        else if (cell.Kind is CellKind.Boolean or CellKind.Integer && cell.Integer is 0 or 1)
        {
            value = cell.Boolean;
        }
        else
        {
            return "The value is no truth value.";
        }

        writer.WriteBoolean(Field.Number, value);
        return null;
    }
}
