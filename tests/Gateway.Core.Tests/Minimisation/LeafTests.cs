using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

public sealed class LeafTests
{
    [Theory]
    [InlineData(FieldType.Text, "\"\"")]
    [InlineData(FieldType.Text, "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00é😀\"")]
    [InlineData(FieldType.Date, "\"2020-01-02\"")]
    [InlineData(FieldType.Timestamp, "\"2020-01-02T03:04:05Z\"")]
    [InlineData(FieldType.Binary, "\"AAAA\"")]
    [InlineData(FieldType.Code, "\"01\"")]
    [InlineData(FieldType.Code, "1")]
    [InlineData(FieldType.Code, "123456789012345678901234567890")]
    [InlineData(FieldType.Integer, "0")]
    [InlineData(FieldType.Integer, "-0")]
    [InlineData(FieldType.Integer, "9223372036854775807")]
    [InlineData(FieldType.Integer, "-9223372036854775808")]
    [InlineData(FieldType.Decimal, "-1.50E+10")]
    [InlineData(FieldType.Decimal, "12")]
    [InlineData(FieldType.Decimal, "\"-12.50\"")]
    [InlineData(FieldType.Decimal, "\"+1\"")]
    [InlineData(FieldType.Decimal, "\"\\u0031\"")]
    [InlineData(FieldType.Boolean, "true")]
    [InlineData(FieldType.Boolean, "false")]
    public void A_value_of_its_type_passes_as_it_came(FieldType type, string token)
    {
        var result = Minimised.Of(Minimised.Select(Minimised.Field("/a", type)), $"{{\"a\" : {token} }}");
        Assert.Equal((JsonFlaw.None, $"{{\"a\":{token}}}", $"1={token}\n"), (result.Flaw, result.Text, result.Released));
    }

    [Theory]
    [InlineData(FieldType.Integer, "1.0")]
    [InlineData(FieldType.Integer, "1e2")]
    [InlineData(FieldType.Integer, "9223372036854775808")]
    [InlineData(FieldType.Integer, "-9223372036854775809")]
    [InlineData(FieldType.Integer, "\"1\"")]
    [InlineData(FieldType.Code, "1.0")]
    [InlineData(FieldType.Code, "1E2")]
    [InlineData(FieldType.Code, "true")]
    [InlineData(FieldType.Text, "1")]
    [InlineData(FieldType.Date, "20200102")]
    [InlineData(FieldType.Timestamp, "0")]
    [InlineData(FieldType.Binary, "false")]
    [InlineData(FieldType.Boolean, "0")]
    [InlineData(FieldType.Boolean, "\"true\"")]
    [InlineData(FieldType.Decimal, "\"\"")]
    [InlineData(FieldType.Decimal, "\"1,5\"")]
    [InlineData(FieldType.Decimal, "\"1e5\"")]
    [InlineData(FieldType.Decimal, "\"张三\"")]
    [InlineData(FieldType.Decimal, "\"12345x\"")]
    [InlineData(FieldType.Decimal, "true")]
    public void A_value_of_another_type_is_stopped_before_any_of_it_leaves(FieldType type, string token)
    {
        foreach (var masking in new[] { Masking.None, Masking.Withhold })
        {
            var result = Minimised.Of(Minimised.Select(Minimised.Field("/a", type, masking)), $"{{\"a\":{token}}}");
            Assert.Equal((JsonFlaw.Type, "{", ""), (result.Flaw, result.Text, result.Released));
        }
    }

    [Fact]
    public void Null_passes_for_any_type_and_a_container_for_none()
    {
        foreach (var type in Enum.GetValues<FieldType>())
        {
            foreach (var masking in Enum.GetValues<Masking>().Where(masking => Core.Records.MaskingRules.Fits(type, masking)))
            {
                var selection = Minimised.Select(Minimised.Field("/a", type, masking));
                Assert.Equal("{\"a\":null}", Minimised.Of(selection, "{\"a\":null}").Text);
                Assert.Equal(JsonFlaw.Type, Minimised.Of(selection, "{\"a\":{}}").Flaw);
                Assert.Equal(JsonFlaw.Type, Minimised.Of(selection, "{\"a\":[]}").Flaw);
            }
        }
    }

    [Theory]
    [InlineData("\"abc\"", "\"abcd\"")]
    [InlineData("\"张三丰\"", "\"张三丰子\"")]
    [InlineData("\"😀😀😀\"", "\"😀😀😀😀\"")]
    [InlineData("\"\\n\\ud83d\\ude00\\u4e00\"", "\"\\n\\ud83d\\ude00\\u4e00\\t\"")]
    [InlineData("\"a😀\\\"\"", "\"a😀\\\"é\"")]
    public void Length_counts_characters_of_the_unescaped_text(string within, string beyond)
    {
        foreach (var masking in new[] { Masking.None, Masking.Name, Masking.Withhold })
        {
            var selection = Minimised.Select(Minimised.Field("/a", FieldType.Text, masking, length: 3));
            Assert.Equal(JsonFlaw.None, Minimised.Of(selection, $"{{\"a\":{within}}}").Flaw);
            var result = Minimised.Of(selection, $"{{\"a\":{beyond}}}");
            Assert.Equal((JsonFlaw.TooLong, masking == Masking.None ? $"{{\"a\":{within[..^1]}" : "{"), (result.Flaw, result.Text));
        }
    }

    [Theory]
    [InlineData(FieldType.Code, "123", JsonFlaw.None)]
    [InlineData(FieldType.Code, "1234", JsonFlaw.TooLong)]
    [InlineData(FieldType.Decimal, "1.2", JsonFlaw.None)]
    [InlineData(FieldType.Decimal, "1.23", JsonFlaw.TooLong)]
    [InlineData(FieldType.Decimal, "\"1.23\"", JsonFlaw.TooLong)]
    [InlineData(FieldType.Integer, "1234", JsonFlaw.None)]
    [InlineData(FieldType.Binary, "\"AAAA\"", JsonFlaw.None)]
    public void Length_bounds_the_numbers_of_codes_and_decimals_and_not_bytes(FieldType type, string token, JsonFlaw flaw) =>
        Assert.Equal(flaw, Minimised.Of(Minimised.Select(Minimised.Field("/a", type, length: 3)), $"{{\"a\":{token}}}").Flaw);

    [Fact]
    public void What_is_checked_as_a_whole_is_bounded()
    {
        var digits = new string('1', 1024);
        var text = new string('x', 64 * 1024);
        foreach (var (field, within) in new[]
        {
            (Minimised.Field("/a", FieldType.Decimal), digits),
            (Minimised.Field("/a", FieldType.Code), digits),
            (Minimised.Field("/a", FieldType.Decimal, Masking.Amount), digits),
            (Minimised.Field("/a", FieldType.Text, Masking.Name), $"\"{text}\""),
        })
        {
            Assert.Equal(JsonFlaw.None, Alone(field, within).Flaw);
            Assert.Equal((JsonFlaw.TooLong, "{"), Alone(field, within.Insert(1, "1")));
        }

        Assert.Equal(JsonFlaw.None, Alone(Minimised.Field("/a"), $"\"{text}x\"").Flaw);
        Assert.Equal(JsonFlaw.None, Alone(Minimised.Field("/a", masking: Masking.Withhold), $"\"{text}x\"").Flaw);
        Assert.Equal((JsonFlaw.None, "{}"), Alone(Minimised.Field("/b"), digits + digits));
    }

    private static (JsonFlaw Flaw, string Text) Alone(SelectedField field, string token)
    {
        var result = Minimised.Of(Minimised.Select(field), $"{{\"a\":{token}}}");
        return (result.Flaw, result.Text);
    }
}
