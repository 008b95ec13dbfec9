using System.Collections.Immutable;

namespace Gateway.Core.Identifiers.Names;

/// <summary>One declared rule of when two names are the same. <c>docs/names.md</c> tells of each.</summary>
/// <param name="Id">Stable id: NAME_….</param>
/// <param name="English">What it says.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="Source">The rule or standard that it comes from, or why it is safe.</param>
public sealed record NameRule(string Id, string English, string Chinese, string Source)
{
    /// <summary>NAME_CANONICAL.</summary>
    public static NameRule Canonical { get; } = new(
        "NAME_CANONICAL",
        "What Unicode calls canonically equivalent is the same: composed and combining letters, a compatibility ideograph and its unified one.",
        "Unicode 规范等价的写法相同：组合字母与预组字母、兼容汉字与其统一汉字。",
        "Unicode UAX #15 (NFC)");

    /// <summary>NAME_WIDTH.</summary>
    public static NameRule Width { get; } = new(
        "NAME_WIDTH",
        "A full-width letter, digit or mark (U+FF01 to U+FF5E) is the ASCII one; half-width katakana (U+FF61 to U+FF9F) is katakana.",
        "全角字母、数字、符号（U+FF01 至 U+FF5E）与 ASCII 相同；半角片假名（U+FF61 至 U+FF9F）与片假名相同。",
        "Unicode <wide>, <narrow>; no other compatibility form is folded: ㈱ is not 株");

    /// <summary>NAME_BLANK.</summary>
    public static NameRule Blank { get; } = new(
        "NAME_BLANK",
        "Blanks at the ends, between Han characters or kana, and around the separator dot are none; other runs of blanks are one.",
        "首尾、汉字或假名之间、间隔符两侧的空白不计；其余连续空白计为一个。",
        "Registers pad names of two characters to the width of three");

    /// <summary>NAME_DOT.</summary>
    public static NameRule Dot { get; } = new(
        "NAME_DOT",
        "The separator dot is U+00B7, whether it is written · • ‧ ∙ ⋅ ・ ･ or as a full stop.",
        "姓名间隔符为 U+00B7，写作 · • ‧ ∙ ⋅ ・ ･ 或句点的均相同。",
        "民委发〔2016〕33号");

    /// <summary>NAME_CASE.</summary>
    public static NameRule Case { get; } = new(
        "NAME_CASE",
        "Latin letters (U+0041 to U+024F, U+1E00 to U+1EFF) are the same in either case. Accents count.",
        "拉丁字母（U+0041 至 U+024F、U+1E00 至 U+1EFF）不分大小写；附加符号计入。",
        "Passports and visas print names in capitals (ICAO Doc 9303-3)");

    /// <summary>NAME_PRIVATE_USE.</summary>
    public static NameRule PrivateUse { get; } = new(
        "NAME_PRIVATE_USE",
        "U+E815 to U+E864, where GBK 1.0 put 80 characters, are the code points that GB 18030-2022 gives them.",
        "GBK 1.0 置于 U+E815 至 U+E864 的 80 个字符，即 GB 18030-2022 给予的码位。",
        "GB 18030-2000, 2005 and 2022");

    /// <summary>NAME_VARIATION.</summary>
    public static NameRule Variation { get; } = new(
        "NAME_VARIATION",
        "Variation selectors (U+FE00 to U+FE0F, U+E0100 to U+E01EF) choose a glyph and no character: they count as nothing.",
        "变体选择符（U+FE00 至 U+FE0F、U+E0100 至 U+E01EF）只选字形，不计。",
        "Unicode UTS #37");

    /// <summary>NAME_INVISIBLE.</summary>
    public static NameRule Invisible { get; } = new(
        "NAME_INVISIBLE",
        "U+200B, U+200E, U+200F, U+2060 and U+FEFF, which copying leaves behind, count as nothing. Joiners (U+200C, U+200D) shape letters, and count.",
        "复制粘贴留下的 U+200B、U+200E、U+200F、U+2060、U+FEFF 不计；连接符（U+200C、U+200D）影响字母形状，计入。",
        "Unicode Default_Ignorable_Code_Point");

    /// <summary>NAME_DECLARED.</summary>
    public static NameRule Declared { get; } = new(
        "NAME_DECLARED",
        "A character that a department's adapter declares to be another one, with its source, is that one. Without a declaration none is.",
        "部门前置声明（并注明依据）为另一字符的字符，按该字符。未声明的一概不算。",
        "The adapter's configuration: names.variants");

    /// <summary>All of them, in the order in which they are documented.</summary>
    public static ImmutableArray<NameRule> All { get; } = [Canonical, Width, Blank, Dot, Case, PrivateUse, Variation, Invisible, Declared];
}
