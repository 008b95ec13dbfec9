using System.Text;
using CsCheck;
using Gateway.Core.Identifiers.Names;
using Xunit;

namespace Gateway.Core.Tests.Identifiers.Names;

public sealed class NameProperties
{
    /// <summary>Everything that a rule touches, what it makes of it, and what it must leave alone; so few that names meet.</summary>
    private static readonly string[] s_pieces =
    [
        "张", "三", "吕", "呂", "𬱖", "𠮷", "a", "A", "ａ", "Ａ", "é", "e", "\u0301", "\u0316", "\u3099", "J", "\u030C", "İ", "K", "\u212A", "\u212B", "ß", "ẞ",
        "か", "ｶ", "カ", "\uFF9E", "\u1100", "\u1161", "\u11A8", " ", "\u3000", "\t", "\u00A0", "\u2000", "·", ".", "．", "\u2022", "\u30FB", "\uFF65", "\u0387",
        "\uE815", "\uE81E", "\uE855", "\uE123", "\u9FB4", "\uF9D1", "六", "\U0002F800", "\uFE00", "\U000E0100", "\u200B", "\u200D", "\uFEFF", "-", "1", "１",
        "\uD840", "\uDC00", "\uFFFE", "Ǆ", "ǅ", "Ω", "\u2126", "\u0344", "\u0958", "\u0000",
    ];

    private static readonly NameTable s_table = NameTable.Create([new("呂", "吕", "test"), new("U+E123", "𬱖", "test")], []);

    private static readonly Gen<string> s_names = Gen.OneOf(
        Gen.OneOf(s_pieces).Array[0, 8].Select(string.Concat),
        Gen.OneOf(s_pieces).Array[0, 4].Select(string.Concat),
        Gen.String[0, 12],
        Gen.Int[1, 0x10FFFF].Where(Rune.IsValid).Array[0, 6].Select(codes => string.Concat(codes.Select(code => new Rune(code).ToString()))));

    private static readonly Gen<NameTable> s_tables = Gen.OneOf(NameTable.Empty, s_table);

    [Fact]
    public void The_one_form_of_the_one_form_is_itself() => Gen.Select(s_names, s_tables).Sample(
        (name, table) => NameForms.Normalise(NameForms.Normalise(name, table), table) == NameForms.Normalise(name, table), iter: 20_000);

    [Fact]
    public void Sameness_is_reflexive_and_symmetric() => Gen.Select(s_names, s_names, s_tables).Sample(
        (left, right, table) => NameForms.AreSame(left, new string(left), table)
            && NameForms.AreSame(left, right, table) == NameForms.AreSame(right, left, table));

    [Fact]
    public void Sameness_is_transitive()
    {
        // Of few characters and little length, so that many triples hold two pairs of the same.
        var names = Gen.OneOf("张", "A", "ａ", "a", " ", "·", "．", "\uE81E", "\u9FB4", "\uFE00").Array[0, 3].Select(string.Concat);
        Gen.Select(names, names, names).Sample(
            (a, b, c) => !NameForms.AreSame(a, b) || !NameForms.AreSame(b, c) || NameForms.AreSame(a, c), iter: 50_000);
    }

    [Fact]
    public void A_name_and_its_one_form_are_the_same() => Gen.Select(s_names, s_tables).Sample(
        (name, table) => NameForms.AreSame(name, NameForms.Normalise(name, table), table));

    [Fact]
    public void No_character_becomes_nothing_but_blanks_selectors_and_invisible_ones() =>
        Gen.Int[1, 0x10FFFF].Where(Rune.IsValid).Select(code => new Rune(code)).Sample(
            character => NameForms.Normalise(character.ToString()).Length > 0
                || Rune.IsWhiteSpace(character)
                || character.Value is >= 0xFE00 and <= 0xFE0F or >= 0xE0100 and <= 0xE01EF or 0x200B or 0x200E or 0x200F or 0x2060 or 0xFEFF,
            iter: 50_000);

    [Fact]
    public void Unified_ideographs_stay_themselves_every_one()
    {
        int[][] blocks = [[0x3400, 0x4DBF], [0x4E00, 0x9FFF], [0x20000, 0x2A6DF], [0x2A700, 0x2EBE0], [0x30000, 0x323AF]];
        foreach (var block in blocks)
        {
            for (var code = block[0]; code <= block[1]; code++)
            {
                var name = char.ConvertFromUtf32(code);
                Assert.Same(name, NameForms.Normalise(name));
                Assert.Equal(name, NameForms.Normalise(" " + name + "\u3000"));
            }
        }
    }
}
