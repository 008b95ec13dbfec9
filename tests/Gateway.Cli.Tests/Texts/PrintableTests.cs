using Gateway.Cli.Texts;

namespace Gateway.Cli.Tests.Texts;

public sealed class PrintableTests
{
    [Theory]
    [InlineData("姓名 a", "姓名 a")]
    [InlineData("\u001b]0;x\u0007", "\\u001b]0;x\\u0007")]
    [InlineData("a\nb", "a\\u000ab")]
    [InlineData("a\u202eb", "a\\u202eb")]
    [InlineData("\u009b2J", "\\u009b2J")]
    public void Nothing_can_move_the_cursor(string text, string expected) => Assert.Equal(expected, Printable.Text(text));

    [Fact]
    public void A_long_quotation_is_cut_between_characters()
    {
        var quoted = Printable.Quoted(string.Concat(Enumerable.Repeat("a😀", 40)));
        Assert.EndsWith("…", quoted, StringComparison.Ordinal);
        Assert.DoesNotContain(quoted.EnumerateRunes(), rune => rune.Value == 0xFFFD);
    }
}
