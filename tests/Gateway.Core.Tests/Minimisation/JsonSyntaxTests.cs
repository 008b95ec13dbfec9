using System.Text;
using Gateway.Core.Catalogue;
using Gateway.Core.Minimisation;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

/// <summary>Odd documents: as a dropped value, and as an agreed one where they are of its type.</summary>
public sealed class JsonSyntaxTests
{
    private static readonly JsonSelection Other = Minimised.Select(Minimised.Field("/other"));
    private static readonly JsonSelection Text = Minimised.Select(Minimised.Field("/a"));
    private static readonly JsonSelection Number = Minimised.Select(Minimised.Field("/a", FieldType.Decimal));

    [Theory]
    [InlineData("-0")]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("1e5")]
    [InlineData("1E+5")]
    [InlineData("-0e-0")]
    [InlineData("123456789012345678901234567890.5e400")]
    public void Numbers_by_the_grammar_pass(string number)
    {
        Assert.Equal(JsonFlaw.None, Minimised.Of(Other, $"{{\"a\":{number}}}").Flaw);
        Assert.Equal($"{{\"a\":{number}}}", Minimised.Of(Number, $"{{\"a\":{number}}}").Text);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("+1")]
    [InlineData("-")]
    [InlineData("--1")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1.e5")]
    [InlineData("1.5.5")]
    [InlineData("1e5.5")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("tru")]
    [InlineData("True")]
    [InlineData("truee")]
    [InlineData("nul")]
    [InlineData("'a'")]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("[1,]")]
    [InlineData("[,1]")]
    [InlineData("[1 2]")]
    [InlineData("[1}")]
    [InlineData("{\"b\":1,}")]
    [InlineData("{,}")]
    [InlineData("{b:1}")]
    [InlineData("{\"b\"}")]
    [InlineData("{\"b\":}")]
    [InlineData("{\"b\" 1}")]
    [InlineData("{\"b\"::1}")]
    [InlineData("{1:1}")]
    [InlineData("{\"b\":1]")]
    [InlineData("1/**/")]
    [InlineData("1//\n")]
    [InlineData("\u00a01")]
    [InlineData("\f1")]
    [InlineData("\ufeff1")]
    [InlineData("\"\t\"")]
    [InlineData("\"\u0000\"")]
    [InlineData("\"\u001f\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\\n\"")]
    [InlineData("\"\\u12\"")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\U0041\"")]
    public void What_is_not_json_is_stopped(string value)
    {
        foreach (var selection in new[] { Other, Text, Number })
        {
            var result = Minimised.Of(selection, $"{{\"a\":{value}}}");
            Assert.True(result.Flaw is JsonFlaw.Syntax or JsonFlaw.Type, $"{result.Flaw}");
        }

        Assert.Equal(JsonFlaw.Syntax, Minimised.Of(Other, $"{{\"a\":{value}}}").Flaw);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\"")]
    [InlineData("\"\\ud800\\ud800\"")]
    [InlineData("\"\\ud800x\"")]
    [InlineData("\"\\ud800\\n\"")]
    [InlineData("\"\\ud800\\u0041\"")]
    public void Half_a_surrogate_pair_is_stopped(string text)
    {
        Assert.Equal(JsonFlaw.Encoding, Minimised.Of(Other, $"{{\"a\":{text}}}").Flaw);
        Assert.Equal(JsonFlaw.Encoding, Minimised.Of(Text, $"{{\"a\":{text}}}").Flaw);
        Assert.Equal(JsonFlaw.Encoding, Minimised.Of(Text, $"{{{text}:1}}").Flaw);
        Assert.Equal(JsonFlaw.Encoding, Minimised.Of(Text, $"{{\"b\":{{{text}:1}}}}").Flaw);
    }

    [Theory]
    [InlineData("\"\\u0000\"")]
    [InlineData("\"\\uD83D\\uDE00\"")]
    [InlineData("\"\u007f\u0080\ufeff\uffff\"")]
    public void Odd_characters_pass(string text) => Assert.Equal($"{{\"a\":{text}}}", Minimised.Of(Text, $"{{\"a\":{text}}}").Text);

    [Theory]
    [InlineData("80")]
    [InlineData("C080")]
    [InlineData("C1BF")]
    [InlineData("C3")]
    [InlineData("C328")]
    [InlineData("E08080")]
    [InlineData("E4B8")]
    [InlineData("E4B841")]
    [InlineData("EDA080")]
    [InlineData("EDBFBF")]
    [InlineData("F0808080")]
    [InlineData("F4908080")]
    [InlineData("F09F98")]
    [InlineData("F5808080")]
    [InlineData("FF")]
    public void What_is_not_utf8_is_stopped(string hex)
    {
        foreach (var (before, after) in new[] { ("{\"a\":\"é", "\"}"), ("{\"b\":\"", "é\"}"), ("{\"b\":{\"", "\":1}}"), ("{\"a", "\":1}") })
        {
            byte[] document = [.. Encoding.UTF8.GetBytes(before), .. Convert.FromHexString(hex), .. Encoding.UTF8.GetBytes(after)];
            var whole = Minimised.Of(Text, document);
            var single = Minimised.Of(Text, document, () => 1);
            Assert.Equal((JsonFlaw.Encoding, JsonFlaw.Encoding), (whole.Flaw, single.Flaw));
            Assert.Equal(whole.Bytes, single.Bytes);
        }
    }

    [Theory]
    [InlineData("{}{}")]
    [InlineData("{} 1")]
    [InlineData("{},")]
    [InlineData("{}]")]
    [InlineData("null null")]
    [InlineData("\ufeff{}")]
    [InlineData("}")]
    [InlineData("]")]
    public void It_is_one_value(string document) => Assert.Equal(JsonFlaw.Syntax, Minimised.Of(Text, document).Flaw);

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("{")]
    [InlineData("{\"a")]
    [InlineData("{\"a\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":\"x")]
    [InlineData("{\"b\":1")]
    [InlineData("{\"b\":tr")]
    [InlineData("{\"b\":\"\\u0")]
    [InlineData("{\"b\":1,")]
    [InlineData("nul")]
    public void It_is_whole(string document) => Assert.Equal(JsonFlaw.Truncated, Minimised.Of(Text, document).Flaw);

    [Fact]
    public void Depth_is_bounded()
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"x\":", "}") })
        {
            Assert.Equal(JsonFlaw.None, Minimised.Of(Text, Nested(open, close, 64)).Flaw);
            Assert.Equal(JsonFlaw.TooDeep, Minimised.Of(Text, Nested(open, close, 65)).Flaw);
            Assert.Equal(JsonFlaw.TooDeep, Minimised.Of(Text, Nested(open, close, 100_000)).Flaw);
        }
    }

    private static string Nested(string open, string close, int depth)
    {
        var text = new StringBuilder("{\"b\":").Insert(5, open, depth - 1).Append('1');
        return text.Insert(text.Length, close, depth - 1).Append('}').ToString();
    }
}
