using Gateway.Core.Identifiers.Names;
using Gateway.Testing;
using Xunit;

namespace Gateway.Core.Tests.Identifiers.Names;

public sealed class NameFormsTests
{
    /// <summary>By rule: its id, a name, and another writing of it.</summary>
    public static TheoryData<string, string, string> Same => new()
    {
        { "NAME_CANONICAL", "Ange\u0301lique", "Ang\u00E9lique" },
        { "NAME_CANONICAL", "\uF9D1三", "六三" }, // a compatibility ideograph
        { "NAME_CANONICAL", "\U0002F800", "\u4E3D" },
        { "NAME_CANONICAL", "\u212Aim", "Kim" }, // the Kelvin sign
        { "NAME_WIDTH", "ＤＡＶＩＤ　Ｌｅｅ", "David Lee" },
        { "NAME_WIDTH", "Ｏ＇Brien２", "O'Brien2" },
        { "NAME_WIDTH", "ﾔﾏﾀﾞ", "ヤマダ" },
        { "NAME_BLANK", " 张 三\u3000", "张三" },
        { "NAME_BLANK", "张\u3000三", "张三" },
        { "NAME_BLANK", "欧阳\u00A0晓𬱖", "欧阳晓𬱖" },
        { "NAME_BLANK", "David \t Lee", "David Lee" },
        { "NAME_BLANK", "李  David", "李 David" },
        { "NAME_BLANK", "阿卜杜拉 · 买买提", "阿卜杜拉·买买提" },
        { "NAME_BLANK", "ヤマダ タロウ", "ヤマダタロウ" },
        { "NAME_DOT", "阿卜杜拉\u2022买买提", "阿卜杜拉\u00B7买买提" },
        { "NAME_DOT", "阿卜杜拉\u2027买买提", "阿卜杜拉\u00B7买买提" },
        { "NAME_DOT", "阿卜杜拉\u2219买买提", "阿卜杜拉\u00B7买买提" },
        { "NAME_DOT", "阿卜杜拉\u22C5买买提", "阿卜杜拉\u00B7买买提" },
        { "NAME_DOT", "阿卜杜拉\u30FB买买提", "阿卜杜拉\u00B7买买提" },
        { "NAME_DOT", "阿卜杜拉\uFF65买买提", "阿卜杜拉\u00B7买买提" },
        { "NAME_DOT", "阿卜杜拉.买买提", "阿卜杜拉\u00B7买买提" },
        { "NAME_DOT", "阿卜杜拉\uFF0E买买提", "阿卜杜拉\u00B7买买提" },
        { "NAME_CASE", "DAVID LEE", "david lee" },
        { "NAME_CASE", "Ünal Ñ Ǆ Ḁ", "ünal ñ ǆ ḁ" },
        { "NAME_CASE", "J\u030Can", "\u01F0an" }, // no capital of it is one character
        { "NAME_PRIVATE_USE", "刘\uE844", "刘䜣" },
        { "NAME_PRIVATE_USE", "刘\uE863", "刘䶮" },
        { "NAME_PRIVATE_USE", "\uE81E\uE864", "龴龻" },
        { "NAME_PRIVATE_USE", "\uE855", "𤇾" },
        { "NAME_VARIATION", "葛\U000E0100飾", "葛飾" },
        { "NAME_VARIATION", "\u8C48\uFE00", "\u8C48" },
        { "NAME_INVISIBLE", "\uFEFF张\u200B三", "张三" },
        { "NAME_INVISIBLE", "Le\u2060e\u200E", "lee" },
    };

    /// <summary>Pairs that look alike, or are said to be the same, and are two names until somebody declares otherwise.</summary>
    public static TheoryData<string, string> Others => new()
    {
        { "吕布", "呂布" },
        { "于谦", "於谦" },
        { "欧阳晓𬱖", "欧阳晓頠" },
        { "刘䶮", "刘龑" },
        { "刘䜣", "刘訢" },
        { "刘䜣", "刘欣" },
        { "黄三", "黃三" },
        { "未明", "末明" },
        { "㈱三", "(株)三" }, // no compatibility form but width
        { "①三", "1三" },
        { "Ⅳ", "IV" },
        { "ﬁ", "fi" },
        { "吕", "LYU" },
        { "Jose", "José" },
        { "ΑΛΦΑ", "αλφα" }, // Latin letters alone
        { "张三", "张三三" },
        { "DavidLee", "David Lee" },
        { "李David", "李 David" },
        { "阿卜杜拉买买提", "阿卜杜拉·买买提" },
        { "阿卜杜拉-买买提", "阿卜杜拉·买买提" },
        { "阿卜杜拉,买买提", "阿卜杜拉·买买提" },
        { "عبد\u200Cالله", "عبدالله" }, // a joiner counts
        { "刘\uE123", "刘\uE124" },
        { "", "张" },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void Writings_of_one_name_are_the_same_by_a_declared_rule(string rule, string left, string right)
    {
        Assert.Contains(NameRule.All, each => each.Id == rule);
        Assert.NotEqual(left, right);
        Assert.Equal(NameForms.Normalise(right), NameForms.Normalise(left));
        Assert.True(NameForms.AreSame(left, right));
        Assert.True(NameForms.AreSame(right, left));
    }

    [Fact]
    public void Every_rule_that_holds_without_configuration_is_shown_by_a_pair() =>
        Assert.Equal(
            NameRule.All.Select(rule => rule.Id).Where(id => id != NameRule.Declared.Id).Order(),
            Same.Select(row => row.Data.Item1).Distinct().Order());

    [Fact]
    public void The_document_tells_of_every_rule_and_of_no_other()
    {
        var told = System.Text.RegularExpressions.Regex
            .Matches(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs/names.md")), @"^\| `(NAME_[A-Z_]+)` \|", System.Text.RegularExpressions.RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value);

        Assert.Equal(NameRule.All.Select(rule => rule.Id), told);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void What_no_rule_declares_the_same_is_another_name(string left, string right)
    {
        Assert.False(NameForms.AreSame(left, right));
        Assert.False(NameForms.AreSame(right, left));
    }

    [Theory]
    [InlineData("张三")]
    [InlineData("欧阳晓𬱖")]
    [InlineData("阿卜杜拉·买买提")]
    [InlineData("david lee 3")]
    [InlineData("𠮷野𪚥")]
    [InlineData("")]
    [InlineData("josé")]
    [InlineData("\uFFFE Ａ")]
    public void A_name_in_its_one_form_is_answered_itself(string name) => Assert.Same(name, NameForms.Normalise(name));

    [Fact]
    public void Half_a_character_makes_a_text_no_name_and_is_no_fault()
    {
        // Attributes and test cases are kept as UTF-8, which has no such text.
        Assert.Same("\uD840张", NameForms.Normalise("\uD840张"));
        Assert.Same("ＡＢ\uDC00", NameForms.Normalise("ＡＢ\uDC00"));
        Assert.False(NameForms.AreSame("\uD840", "\uD841"));
        Assert.False(NameForms.AreSame("Ａ\uD840", "A\uD840"));
        Assert.False(NameForms.AreSame("\uD840\uFE00\uDC00", "𠀀"));
    }

    [Theory]
    [InlineData(" 欧阳　晓𬱖 ", "欧阳晓𬱖")]
    [InlineData("阿卜杜拉 ．买买提", "阿卜杜拉·买买提")]
    [InlineData("ＤＡＶＩＤ\u3000\u3000Ｌ． Lee", "david l·lee")]
    [InlineData("\u3000", "")]
    public void The_one_form_is_that_which_the_rules_say(string name, string form) => Assert.Equal(form, NameForms.Normalise(name));

    [Fact]
    public void Names_as_registers_hold_them_are_compared_without_allocating()
    {
        var (left, right, other) = ("阿卜杜拉·买买提", new string("阿卜杜拉·买买提"), "欧阳晓𬱖");
        Assert.Equal(0, Allocations.Of(() =>
        {
            _ = NameForms.AreSame(left, right);
            _ = NameForms.AreSame(left, other);
        }));
    }

    [Fact]
    public void What_is_longer_than_any_name_is_the_same_as_itself_alone()
    {
        // Reordering so many marks would take time that grows by the square.
        var marks = string.Concat(Enumerable.Repeat("\u0301\u0316", 500_000));
        Assert.Same(marks, NameForms.Normalise(marks));
        Assert.True(NameForms.AreSame(marks, new string(marks)));
        Assert.False(NameForms.AreSame(new string('Ａ', NameForms.GreatestLength + 1), new string('A', NameForms.GreatestLength + 1)));
        Assert.True(NameForms.AreSame(new string('Ａ', NameForms.GreatestLength), new string('A', NameForms.GreatestLength)));
    }
}
