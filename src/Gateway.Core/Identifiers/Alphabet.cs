using System.Buffers;

namespace Gateway.Core.Identifiers;

/// <summary>Character tests over ASCII; full-width and other look-alikes are refused.</summary>
internal static class Alphabet
{
    public const string Base36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly SearchValues<char> DigitSet = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> Base36Set = SearchValues.Create(Base36);

    /// <summary>0 to 35; the character must be of <see cref="Base36"/>.</summary>
    public static int Value(char character) => character <= '9' ? character - '0' : character - 'A' + 10;

    public static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(DigitSet);

    public static bool IsBase36(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Base36Set);

    public static IdentifierFault CheckDigits(ReadOnlySpan<char> text, IdentifierKind kind, int offset = 0) =>
        Check(text, DigitSet, kind, offset);

    public static IdentifierFault CheckBase36(ReadOnlySpan<char> text, IdentifierKind kind, int offset = 0) =>
        Check(text, Base36Set, kind, offset);

    /// <summary>Refuses the first character outside the set.</summary>
    public static IdentifierFault Check(ReadOnlySpan<char> text, SearchValues<char> allowed, IdentifierKind kind, int offset)
    {
        var index = text.IndexOfAnyExcept(allowed);
        return index < 0 ? IdentifierFault.None : Refuse(text[index], kind, offset + index + 1);
    }

    public static IdentifierFault Refuse(char character, IdentifierKind kind, int position) =>
        new(kind, char.IsAsciiLetterLower(character) ? IdentifierFaultReason.LowerCase : IdentifierFaultReason.Character, position);
}
