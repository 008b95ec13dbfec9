using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

public sealed class MaskedLeafTests
{
    [Theory]
    [InlineData(FieldType.Text, Masking.Name, "\"张三\"", "\"张*\"")]
    [InlineData(FieldType.Text, Masking.Name, "\"\\u5f20\\u4e09\"", "\"张*\"")]
    [InlineData(FieldType.Text, Masking.Name, "\"\\ud842\\udfb7\\u91ce\"", "\"𠮷*\"")]
    [InlineData(FieldType.Text, Masking.Name, "\"\\\"x\"", "\"\\\"*\"")]
    [InlineData(FieldType.Text, Masking.Name, "\"\\\\x\"", "\"\\\\*\"")]
    [InlineData(FieldType.Text, Masking.Name, "\"\\nx\"", "\"\\u000A*\"")]
    [InlineData(FieldType.Text, Masking.Name, "\"\\u0000x\"", "\"\\u0000*\"")]
    [InlineData(FieldType.Text, Masking.Name, "\"\\/x\"", "\"/*\"")]
    [InlineData(FieldType.Text, Masking.Name, "\"\"", "\"\"")]
    [InlineData(FieldType.Text, Masking.Number, "\"110105199003070001\"", "\"110***********0001\"")]
    [InlineData(FieldType.Text, Masking.Address, "\"北京市朝阳区建国路1号\"", "\"北京市朝阳区*****\"")]
    [InlineData(FieldType.Code, Masking.Number, "\"13800001234\"", "\"138****1234\"")]
    [InlineData(FieldType.Code, Masking.Number, "13800001234", "\"138****1234\"")]
    [InlineData(FieldType.Code, Masking.Number, "7", "\"*\"")]
    [InlineData(FieldType.Integer, Masking.Amount, "12345", "10000")]
    [InlineData(FieldType.Integer, Masking.Amount, "-19", "-10")]
    [InlineData(FieldType.Integer, Masking.Amount, "7", "null")]
    [InlineData(FieldType.Decimal, Masking.Amount, "12345.67", "10000")]
    [InlineData(FieldType.Decimal, Masking.Amount, "\"12345.67\"", "\"10000\"")]
    [InlineData(FieldType.Decimal, Masking.Amount, "\"+0012\\u002e5\"", "\"10\"")]
    [InlineData(FieldType.Decimal, Masking.Amount, "-0.0567", "-0.05")]
    [InlineData(FieldType.Decimal, Masking.Amount, "0.00", "null")]
    [InlineData(FieldType.Decimal, Masking.Amount, "-0", "null")]
    [InlineData(FieldType.Decimal, Masking.Amount, "1.99e3", "1000")]
    [InlineData(FieldType.Decimal, Masking.Amount, "-99.9E+1", "-900")]
    [InlineData(FieldType.Decimal, Masking.Amount, "0.0123e1", "0.1")]
    [InlineData(FieldType.Decimal, Masking.Amount, "0.0123e2", "1")]
    [InlineData(FieldType.Decimal, Masking.Amount, "456e-5", "0.004")]
    [InlineData(FieldType.Decimal, Masking.Amount, "0e7", "null")]
    [InlineData(FieldType.Decimal, Masking.Amount, "1e1000000000", "null")]
    [InlineData(FieldType.Decimal, Masking.Amount, "1e99999999999999999999", "null")]
    [InlineData(FieldType.Decimal, Masking.Amount, "1e-2147483648", "null")]
    [InlineData(FieldType.Date, Masking.Date, "\"1990-03-07\"", "\"1990\"")]
    [InlineData(FieldType.Date, Masking.Date, "\"19900307\"", "\"1990\"")]
    [InlineData(FieldType.Date, Masking.Date, "\"1990-03-07T00:00:00+08:00\"", "\"1990\"")]
    [InlineData(FieldType.Date, Masking.Date, "\"19900307080000\"", "\"1990\"")]
    [InlineData(FieldType.Date, Masking.Date, "\"0001-01-01\"", "\"0001\"")]
    [InlineData(FieldType.Date, Masking.Date, "\"1990-02-30\"", "null")]
    [InlineData(FieldType.Date, Masking.Date, "\"1990-03\"", "null")]
    [InlineData(FieldType.Date, Masking.Date, "\"0000-01-01\"", "null")]
    [InlineData(FieldType.Date, Masking.Date, "\"1990-0307\"", "null")]
    [InlineData(FieldType.Date, Masking.Date, "\"+990-03-07\"", "null")]
    [InlineData(FieldType.Date, Masking.Date, "\"１９９０0307\"", "null")]
    [InlineData(FieldType.Date, Masking.Date, "\"\"", "null")]
    [InlineData(FieldType.Text, Masking.Withhold, "\"张三\"", "null")]
    [InlineData(FieldType.Binary, Masking.Withhold, "\"AAAA\"", "null")]
    [InlineData(FieldType.Timestamp, Masking.Withhold, "\"x\"", "null")]
    [InlineData(FieldType.Integer, Masking.Withhold, "12", "null")]
    [InlineData(FieldType.Code, Masking.Withhold, "12", "null")]
    [InlineData(FieldType.Decimal, Masking.Withhold, "\"12\"", "null")]
    [InlineData(FieldType.Boolean, Masking.Withhold, "true", "null")]
    public void A_value_is_masked(FieldType type, Masking masking, string token, string masked)
    {
        var result = Minimised.Of(Minimised.Select(Minimised.Field("/a", type, masking)), $"{{\"b\":1,\"a\":{token}}}");
        Assert.Equal((JsonFlaw.None, $"{{\"a\":{masked}}}", $"1={masked}\n"), (result.Flaw, result.Text, result.Released));
    }

    [Fact]
    public void A_long_value_is_masked_as_a_short_one()
    {
        var text = string.Concat(Enumerable.Repeat("张\\n😀", 4_000));
        var result = Minimised.Of(Minimised.Select(Minimised.Field("/a", FieldType.Text, Masking.Address)), $"{{\"a\":\"{text}\"}}");
        Assert.Equal($"{{\"a\":\"张\\u000A😀张\\u000A😀{new string('*', 11_994)}\"}}", result.Text);
    }
}
