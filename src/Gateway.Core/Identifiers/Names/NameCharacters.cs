using System.Globalization;
using System.Text;

namespace Gateway.Core.Identifiers.Names;

/// <summary>What the rules of names ask of single characters.</summary>
internal static class NameCharacters
{
    /// <summary>The separator dot.</summary>
    public static readonly Rune Dot = new('\u00B7');

    // In this block width is all that compatibility forms differ in.
    private static readonly string s_katakana =
        string.Concat(Enumerable.Range(0xFF61, 0xFF9F - 0xFF61 + 1).Select(code => ((char)code).ToString().Normalize(NormalizationForm.FormKC)));

    /// <summary>What a blank beside it depends on.</summary>
    public enum Kind
    {
        /// <summary>A letter of words that blanks part, or anything else.</summary>
        Other,

        /// <summary>A Han character, kana, or a private character that stands for one.</summary>
        Han,

        /// <summary>The separator dot.</summary>
        Dot,

        /// <summary>It belongs to the character before it.</summary>
        Mark,
    }

    /// <summary>No rule touches it, and it composes with nothing.</summary>
    public static bool IsSettled(Rune character) => character.Value switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' or 0x00B7 => true,
        >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF => true,
        >= 0x20000 and < 0x2F800 or >= 0x30000 and <= 0x3FFFD => true,
        _ => false,
    };

    /// <summary>NAME_VARIATION, NAME_INVISIBLE.</summary>
    public static bool IsNothing(Rune character) => character.Value
        is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF
        or 0x200B or 0x200E or 0x200F or 0x2060 or 0xFEFF;

    /// <summary>NAME_WIDTH, NAME_PRIVATE_USE, NAME_DOT, NAME_CASE, in this order: what is folded by one may be a matter of a later one.</summary>
    public static Rune Fold(Rune character)
    {
        var folded = PrivateCharacters.Own(Narrow(character));
        return IsDot(folded) ? Dot : IsLatin(folded) ? Rune.ToLowerInvariant(folded) : folded;
    }

    /// <summary>What a blank beside it depends on.</summary>
    public static Kind KindOf(Rune character) =>
        character == Dot ? Kind.Dot
        : IsHan(character) ? Kind.Han
        : Rune.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
            ? Kind.Mark
        : Kind.Other;

    /// <summary>A Han character, or a private one: the only ones that a table may declare, since they compose with nothing.</summary>
    public static bool IsDeclarable(Rune character) => character.Value is < 0x3040 or > 0x30FF and < 0x31F0 or > 0x31FF && IsHan(character);

    private static Rune Narrow(Rune character) => character.Value switch
    {
        >= 0xFF01 and <= 0xFF5E => new Rune(character.Value - 0xFF01 + '!'),
        >= 0xFF61 and <= 0xFF9F => new Rune(s_katakana[character.Value - 0xFF61]),
        _ => character,
    };

    private static bool IsDot(Rune character) => character.Value is '.' or 0x00B7 or 0x2022 or 0x2027 or 0x2219 or 0x22C5 or 0x30FB;

    private static bool IsLatin(Rune character) => character.Value is >= 'A' and <= 0x024F or >= 0x1E00 and <= 0x1EFF;

    private static bool IsHan(Rune character) => character.Value
        is >= 0x2E80 and <= 0x2FDF
        or 0x3005 or 0x3007 or >= 0x3021 and <= 0x3029
        or >= 0x3041 and <= 0x3096 or >= 0x309D and <= 0x309F or >= 0x30A1 and <= 0x30FA or >= 0x30FC and <= 0x30FF or >= 0x31F0 and <= 0x31FF
        or >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFD
        or >= 0xE000 and <= 0xF8FF or >= 0xF0000 and <= 0xFFFFD or >= 0x100000 and <= 0x10FFFD;
}
