using System.Buffers;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;

namespace Gateway.Core.Minimisation;

/// <summary>Emits the values of agreed fields, and tells of them.</summary>
internal sealed class LeafRelease(IReleasedValues? released)
{
    // Longer texts are masked in a rented buffer.
    private const int GreatestOnStack = 256;

    public void Begin(SelectionNode leaf) => released?.Begin(leaf.Field);

    public void Append(scoped ReadOnlySpan<byte> token, ref JsonOutput output)
    {
        output.Write(token);
        released?.Append(token);
    }

    public void End(SelectionNode leaf) => released?.End(leaf.Field);

    public void Whole(SelectionNode leaf, ReadOnlySpan<byte> token, ref JsonOutput output)
    {
        Begin(leaf);
        Append(token, ref output);
        End(leaf);
    }

    /// <summary>Emits a number that was checked, or the inside of a string, masked where the field is.</summary>
    public void Held(SelectionNode leaf, ReadOnlySpan<byte> content, bool isText, ref JsonOutput output)
    {
        Begin(leaf);
        if (leaf.Masking == Masking.None)
        {
            Quote(isText, ref output);
            Append(content, ref output);
            Quote(isText, ref output);
        }
        else if (leaf.Masking == Masking.Withhold)
        {
            Append(LiteralScanner.Null, ref output);
        }
        else
        {
            Mask(leaf, content, isText, ref output);
        }

        End(leaf);
    }

    private void Quote(bool isText, ref JsonOutput output)
    {
        if (isText)
        {
            Append("\""u8, ref output);
        }
    }

    private void Mask(SelectionNode leaf, ReadOnlySpan<byte> content, bool isText, ref JsonOutput output)
    {
        if (content.Length <= GreatestOnStack)
        {
            Span<char> text = stackalloc char[GreatestOnStack];
            Span<char> masked = stackalloc char[GreatestOnStack];
            Mask(leaf, content, isText, text, masked, ref output);
            return;
        }

        var room = ArrayPool<char>.Shared.Rent(content.Length * 2);
        Mask(leaf, content, isText, room.AsSpan(0, content.Length), room.AsSpan(content.Length), ref output);
        ArrayPool<char>.Shared.Return(room, clearArray: true);
    }

    private void Mask(
        SelectionNode leaf,
        scoped ReadOnlySpan<byte> content,
        bool isText,
        scoped Span<char> text,
        scoped Span<char> masked,
        ref JsonOutput output)
    {
        text = text[..JsonStrings.Decode(content, text)];
        var length = leaf.Type == FieldType.Integer
            ? MaskedNumber.MaskInteger(leaf.Masking, content, masked)
            : MaskedText.Mask(leaf.Type, leaf.Masking, text, masked);
        if (length == MaskingRules.Withheld)
        {
            Append(LiteralScanner.Null, ref output);
            return;
        }

        // A code is masked with asterisks, which no number has.
        isText |= leaf.Type == FieldType.Code;
        Quote(isText, ref output);
        AppendEscaped(masked[..length], ref output);
        Quote(isText, ref output);
    }

    private void AppendEscaped(scoped ReadOnlySpan<char> text, ref JsonOutput output)
    {
        Span<byte> encoded = stackalloc byte[GreatestOnStack];
        while (!text.IsEmpty)
        {
            text = text[JsonStrings.Encode(text, encoded, out var written)..];
            Append(encoded[..written], ref output);
        }
    }
}
