using System.Globalization;
using System.Text;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of free text: bounded, on one line, nothing invisible in it.</summary>
public static class TextRules
{
    /// <summary>A required text is empty.</summary>
    public static readonly Rule Missing = new("TEXT_MISSING", "A value is required.", "必须填写。");

    /// <summary>Over its bound.</summary>
    public static readonly Rule TooLong = new(
        "TEXT_TOO_LONG", "Longer than {0} characters. Shorten it.", "超过 {0} 个字符。请缩短。");

    /// <summary>A control or invisible character.</summary>
    public static readonly Rule Character = new(
        "TEXT_CHARACTER",
        "Holds a line break, a control character or an invisible one. Write plain text on one line.",
        "含有换行、控制字符或不可见字符。请填写单行普通文本。");

    /// <summary>Blanks around it.</summary>
    public static readonly Rule Padded = new(
        "TEXT_PADDED", "Begins or ends with a blank. Remove it.", "首尾有空格。请去掉。");

    /// <summary>Checks one text; a character is a Unicode scalar value.</summary>
    public static bool Check(FaultList faults, string name, string value, int greatest, bool required = true)
    {
        if (value.Length == 0)
        {
            if (required)
            {
                faults.Add(name, Missing);
            }

            return !required;
        }

        var before = faults.Count;
        var length = 0;
        var plain = true;
        foreach (var rune in value.EnumerateRunes())
        {
            length++;
            plain &= IsPlain(rune);
        }

        if (length > greatest)
        {
            faults.Add(name, TooLong, greatest);
        }

        if (!plain)
        {
            faults.Add(name, Character);
        }
        else if (char.IsWhiteSpace(value[0]) || char.IsWhiteSpace(value[^1]))
        {
            faults.Add(name, Padded);
        }

        return faults.Count == before;
    }

    private static bool IsPlain(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or
        UnicodeCategory.Format or
        UnicodeCategory.LineSeparator or
        UnicodeCategory.ParagraphSeparator or
        UnicodeCategory.PrivateUse or
        UnicodeCategory.OtherNotAssigned);
}
