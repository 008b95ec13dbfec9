using System.Globalization;
using System.Text;
using CsCheck;
using Gateway.Core.Records;
using Xunit;

namespace Gateway.Core.Tests.Records;

public sealed class CanonicalDecimalTests
{
    [Theory]
    [InlineData("0", true)]
    [InlineData("-1", true)]
    [InlineData("0.5", true)]
    [InlineData("-0.05", true)]
    [InlineData("123456789012345678901234567890123456.1", true)]
    [InlineData("", false)]
    [InlineData("-", false)]
    [InlineData("-0", false)]
    [InlineData("00", false)]
    [InlineData("01.5", false)]
    [InlineData("1.", false)]
    [InlineData(".5", false)]
    [InlineData("1.50", false)]
    [InlineData("-0.0", false)]
    [InlineData("+1", false)]
    [InlineData("1e3", false)]
    [InlineData("1.5.5", false)]
    [InlineData("１", false)]
    [InlineData(" 1", false)]
    public void Only_one_text_stands_for_a_number(string text, bool canonical) =>
        Assert.Equal(canonical, CanonicalDecimal.IsCanonical(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("+007.50", "7.5")]
    [InlineData("-0.00", "0")]
    [InlineData(".5", "0.5")]
    [InlineData("-000", "0")]
    [InlineData("1000", "1000")]
    public void Plain_texts_are_normalised(string text, string canonical)
    {
        Span<char> room = stackalloc char[64];
        Assert.True(CanonicalDecimal.TryNormalise(text, room, out var length));
        Assert.Equal(canonical, room[..length]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("5.")]
    [InlineData("1,000")]
    [InlineData("1e3")]
    [InlineData("1-")]
    public void Other_texts_are_not(string text) =>
        Assert.False(CanonicalDecimal.TryNormalise(text, new char[64], out _));

    [Fact]
    public void Every_decimal_is_written_canonically_and_stays_the_same() =>
        Gen.Decimal.Sample(value =>
        {
            Span<char> room = stackalloc char[CanonicalDecimal.GreatestLength];
            var text = room[..CanonicalDecimal.Format(value, room)].ToString();
            return CanonicalDecimal.IsCanonical(Encoding.ASCII.GetBytes(text))
                && decimal.Parse(text, CultureInfo.InvariantCulture) == value;
        });
}
