using System.Text;
using Gateway.Core.Identifiers.Names;
using Xunit;

namespace Gateway.Core.Tests.Identifiers.Names;

public sealed class NameTableTests
{
    private const string Source = "市公安局生僻字对照表";

    [Theory]
    [InlineData("吕布", "呂布", "呂", "吕")]
    [InlineData("于谦", "於谦", "於", "于")]
    [InlineData("欧阳晓𬱖", "欧阳晓頠", "頠", "𬱖")]
    [InlineData("欧阳晓𬱖", "欧阳晓\uE3A1", "U+E3A1", "U+2CC56")]
    public void Only_a_declared_character_is_another_one(string left, string right, string written, string means)
    {
        Assert.False(NameForms.AreSame(left, right));
        var faults = new List<(int, string)>();
        var table = NameTable.Create([new NameVariant(written, means, Source)], faults);
        Assert.Empty(faults);
        Assert.True(NameForms.AreSame(left, right, table));
        Assert.Equal(left, NameForms.Normalise(right, table));
    }

    [Theory]
    [InlineData("", "吕", Source)]
    [InlineData("吕布", "吕", Source)]
    [InlineData("U+", "吕", Source)]
    [InlineData("U+D840", "吕", Source)]
    [InlineData("U+110000", "吕", Source)]
    [InlineData("A", "吕", Source)] // other characters compose, or are folded
    [InlineData("か", "吕", Source)]
    [InlineData("呂", ".", Source)]
    [InlineData("\uE81E", "吕", Source)] // a rule of everywhere says what it is
    [InlineData("呂", "\uF9D1", Source)]
    [InlineData("吕", "吕", Source)]
    [InlineData("呂", "吕", "")]
    [InlineData("呂", "吕", null)]
    public void What_cannot_be_declared_is_a_fault(string written, string means, string? source)
    {
        var faults = new List<(int Index, string Fault)>();
        NameTable.Create([new NameVariant("U+E3A1", "U+2CC56", Source), new NameVariant(written, means, source ?? new string('据', 201))], faults);
        Assert.Equal(1, Assert.Single(faults).Index);
    }

    [Fact]
    public void A_character_is_declared_once_and_means_one_that_means_itself()
    {
        var faults = new List<(int Index, string Fault)>();
        NameTable.Create([new("呂", "吕", Source), new("呂", "侣", Source), new("侶", "呂", Source)], faults);
        Assert.Equal([1, 2], faults.Select(fault => fault.Index).Order());
    }

    /// <summary>
    /// The platform's code pages know both ends of the table: 936 where GBK kept each of the characters, 54936 what GB 18030-2000 made of it. Of the
    /// last 14, which only GB 18030-2022 settled, it knows the old place alone.
    /// </summary>
    [Fact]
    public void Private_characters_are_those_that_the_code_pages_say()
    {
        var (gbk, gb18030) = (CodePagesEncodingProvider.Instance.GetEncoding(936)!, CodePagesEncodingProvider.Instance.GetEncoding(54936)!);
        var settled = 0;
        for (int trail = 0x50, code = 0xE815; trail <= 0xA0; trail++)
        {
            if (trail == 0x7F)
            {
                continue;
            }

            var old = char.ConvertFromUtf32(code++);
            Assert.Equal(old, gbk.GetString([0xFE, (byte)trail]));
            var own = NameForms.Normalise(old);
            Assert.False(own[0] is >= '\uE000' and <= '\uF8FF');
            if (gb18030.GetString([0xFE, (byte)trail]) is var known && known != old)
            {
                Assert.Equal(known, own);
                settled++;
            }
        }

        Assert.Equal(66, settled);
    }

    [Theory]
    [InlineData("\uE81E", 0x9FB4)]
    [InlineData("\uE826", 0x9FB5)]
    [InlineData("\uE82B", 0x9FB6)]
    [InlineData("\uE82C", 0x9FB7)]
    [InlineData("\uE832", 0x9FB8)]
    [InlineData("\uE843", 0x9FB9)]
    [InlineData("\uE854", 0x9FBA)]
    [InlineData("\uE864", 0x9FBB)]
    [InlineData("\uE816", 0x20087)]
    [InlineData("\uE817", 0x20089)]
    [InlineData("\uE818", 0x200CC)]
    [InlineData("\uE831", 0x215D7)]
    [InlineData("\uE83B", 0x2298F)]
    [InlineData("\uE855", 0x241FE)]
    [InlineData("\uE814", 0xE814)]
    [InlineData("\uE865", 0xE865)]
    public void The_last_of_them_are_those_of_2022(string written, int own) => Assert.Equal(char.ConvertFromUtf32(own), NameForms.Normalise(written));
}
