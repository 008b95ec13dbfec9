using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Records;
using Xunit;

namespace Gateway.Core.Tests.Records;

public sealed class MaskingRulesTests
{
    [Theory]
    [InlineData(Masking.Name, "张三", "张*")]
    [InlineData(Masking.Name, "欧阳娜娜", "欧***")]
    [InlineData(Masking.Name, "张", "*")]
    [InlineData(Masking.Name, "", "")]
    [InlineData(Masking.Name, "𠮷野", "𠮷*")]
    [InlineData(Masking.Name, "e\u0301mile", "e\u0301****")]
    [InlineData(Masking.Name, "👨‍👩‍👧x", "👨‍👩‍👧*")]
    [InlineData(Masking.Number, "110105199003070001", "110***********0001")]
    [InlineData(Masking.Number, "13800001234", "138****1234")]
    [InlineData(Masking.Number, "1380001234", "**********")]
    [InlineData(Masking.Address, "北京市朝阳区建国路1号", "北京市朝阳区*****")]
    [InlineData(Masking.Address, "北京市朝阳区", "******")]
    public void Texts_are_masked_by_element(Masking masking, string value, string masked)
    {
        Span<char> room = stackalloc char[64];
        Assert.Equal(masked, room[..MaskingRules.MaskText(masking, value, room)]);
    }

    [Theory]
    [InlineData("12345.67", "10000")]
    [InlineData("-987", "-900")]
    [InlineData("9.99", "9")]
    [InlineData("0.0567", "0.05")]
    [InlineData("-0.5", "-0.5")]
    [InlineData("100", "100")]
    public void Amounts_keep_their_leading_digit(string value, string masked)
    {
        Span<char> room = stackalloc char[64];
        Assert.Equal(masked, room[..MaskingRules.MaskDecimal(Masking.Amount, value, room)]);
    }

    [Theory]
    [InlineData(12345, 10000)]
    [InlineData(-19, -10)]
    [InlineData(long.MinValue, -9_000_000_000_000_000_000)]
    [InlineData(long.MaxValue, 9_000_000_000_000_000_000)]
    public void Whole_amounts_keep_their_leading_digit(long value, long masked)
    {
        Assert.True(MaskingRules.TryMaskInteger(Masking.Amount, value, out var result));
        Assert.Equal(masked, result);
    }

    [Fact]
    public void What_would_stand_as_it_is_is_withheld()
    {
        Assert.Equal(MaskingRules.Withheld, MaskingRules.MaskDecimal(Masking.Amount, "0", new char[8]));
        Assert.False(MaskingRules.TryMaskInteger(Masking.Amount, 7, out _));
    }

    [Fact]
    public void What_does_not_fit_is_withheld()
    {
        foreach (var masking in Enum.GetValues<Masking>())
        {
            Assert.Equal(masking is Masking.Name or Masking.Number or Masking.Address, MaskingRules.MaskText(masking, "x", new char[1]) >= 0);
            Assert.Equal(masking == Masking.Amount, MaskingRules.MaskDecimal(masking, "12", new char[2]) >= 0);
            Assert.Equal(masking == Masking.Amount, MaskingRules.TryMaskInteger(masking, 12, out _));
            Assert.Equal(masking == Masking.Date, MaskingRules.TryMaskDate(masking, new PartialDate(2000, 1, 1), out _));
        }
    }

    [Fact]
    public void A_masked_text_is_never_longer_and_never_the_value() =>
        Gen.Select(Gen.String, Gen.OneOf(Gen.Const(Masking.Name), Gen.Const(Masking.Number), Gen.Const(Masking.Address))).Sample((value, masking) =>
        {
            var room = new char[value.Length];
            var masked = new string(room, 0, MaskingRules.MaskText(masking, value, room));
            return value.All(c => c == '*') || masked != value;
        });

    [Fact]
    public void A_date_keeps_its_year()
    {
        Assert.True(MaskingRules.TryMaskDate(Masking.Date, new PartialDate(1990, 3, 7), out var masked));
        Assert.Equal(new PartialDate(1990, 0, 0), masked);
    }

    [Fact]
    public void Each_masking_goes_with_its_types()
    {
        var fitting = from type in Enum.GetValues<FieldType>()
                      from masking in Enum.GetValues<Masking>()
                      where masking is not (Masking.None or Masking.Withhold) && MaskingRules.Fits(type, masking)
                      select (type, masking);
        Assert.Equal(
            [
                (FieldType.Text, Masking.Name), (FieldType.Text, Masking.Number), (FieldType.Text, Masking.Address),
                (FieldType.Integer, Masking.Amount), (FieldType.Decimal, Masking.Amount),
                (FieldType.Date, Masking.Date), (FieldType.Code, Masking.Number),
            ],
            fitting);
        Assert.All(Enum.GetValues<FieldType>(), type => Assert.True(MaskingRules.Fits(type, Masking.Withhold)));
    }
}
