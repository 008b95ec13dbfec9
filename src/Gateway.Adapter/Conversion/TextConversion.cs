using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Gateway.Adapter.Sources;
using Gateway.Core.Records;

namespace Gateway.Adapter.Conversion;

/// <summary>Texts and codes.</summary>
internal sealed class TextConversion(ConvertedField field) : Conversion(field)
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>>? _codes =
        field.Mapping.Codes?.GetAlternateLookup<ReadOnlySpan<char>>();

    protected override string? WriteValue(scoped in Cell cell, RecordWriter writer, bool masked)
    {
        Span<char> room = stackalloc char[32];
        if (!TryText(in cell, room, out var text))
        {
            return WrongKind;
        }

        if (_codes is { } codes)
        {
            if (!codes.TryGetValue(text, out var target))
            {
                return "The code is not in the mapping's table of codes.";
            }

            text = target;
        }

        if (Field.Length > 0 && text.Length > Field.Length && CountCharacters(text) > Field.Length)
        {
            return TooLong();
        }

        if (!masked)
        {
            return WriteText(text, writer);
        }

        var buffer = ArrayPool<char>.Shared.Rent(text.Length);
        var written = MaskingRules.MaskText(Field.Masking, text, buffer);
        var fault = WriteText(buffer.AsSpan(0, written), writer);
        ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        return fault;
    }

    private string? WriteText(ReadOnlySpan<char> text, RecordWriter writer)
    {
        try
        {
            writer.WriteText(Field.Number, text);
            return null;
        }
        catch (EncoderFallbackException)
        {
            return "The text is not well-formed Unicode.";
        }
    }

    private static int CountCharacters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
