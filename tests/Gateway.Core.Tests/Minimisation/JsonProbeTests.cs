using System.Text;
using Gateway.Core.Apis;
using Gateway.Core.Minimisation;
using Xunit;

namespace Gateway.Core.Tests.Minimisation;

public sealed class JsonProbeTests
{
    private static readonly ApiResultCode s_code = new("/head/code", ["0"], ["404"], ["1001"]);
    private static readonly ApiResultCode s_flag = new("/ok", ["true"], [], ["false"]);

    [Theory]
    [InlineData("""{"head":{"code":0}}""", "0", ApiResult.Success)]
    [InlineData("""{"data":{"code":1,"x":[1,"2",{"head":{"code":2}}]},"head":{"msg":"a","code":"0"},"rest":""", "0", ApiResult.Success)]
    [InlineData("""{"head":{"code":"\u0034\u00304"}}""", "404", ApiResult.Absent)]
    [InlineData("""{"head":{"code":1001}}""", "1001", ApiResult.Refused)]
    [InlineData("""{"head":{"code":"失败\\\""}}""", "失败\\\"", ApiResult.Failed)]
    [InlineData("""{"head":{"code":null}}""", "null", ApiResult.Failed)]
    public void The_value_is_read_wherever_the_bytes_are_cut(string json, string value, ApiResult result)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        for (var size = 1; size <= bytes.Length; size++)
        {
            var probe = new JsonProbe(s_code.Selection);
            for (var at = 0; at < bytes.Length && probe.Value is null; at += size)
            {
                Assert.Equal(JsonFlaw.None, probe.Write(bytes.AsSpan(at, Math.Min(size, bytes.Length - at))));
            }

            Assert.Equal((value, result, JsonFlaw.None), (probe.Value, s_code.ResultOf(probe.Value!), probe.Complete()));
        }
    }

    [Theory]
    [InlineData("""{"head":{"code":0.5}}""", JsonFlaw.Type)]
    [InlineData("""{"head":{"code":true}}""", JsonFlaw.Type)]
    [InlineData("""{"head":{"code":[0]}}""", JsonFlaw.Type)]
    [InlineData("""{"head":"0"}""", JsonFlaw.Shape)]
    [InlineData("""[{"head":{"code":0}}]""", JsonFlaw.Shape)]
    [InlineData("<html>", JsonFlaw.Syntax)]
    [InlineData("""{"head":{"cod""", JsonFlaw.Truncated)]
    [InlineData("""{"head":{}}""", JsonFlaw.None)]
    public void What_says_nothing_has_no_value(string json, JsonFlaw flaw)
    {
        var probe = new JsonProbe(s_code.Selection);

        var written = probe.Write(Encoding.UTF8.GetBytes(json));

        Assert.Equal((flaw, (string?)null), (written == JsonFlaw.None ? probe.Complete() : written, probe.Value));
    }

    [Fact]
    public void A_value_beyond_all_is_none()
    {
        var probe = new JsonProbe(s_code.Selection);

        Assert.Equal(JsonFlaw.TooLong, probe.Write(Encoding.UTF8.GetBytes("{\"head\":{\"code\":\"" + new string('a', 65) + "\"}}")));
        Assert.Null(probe.Value);
    }

    [Theory]
    [InlineData("true", ApiResult.Success)]
    [InlineData("false", ApiResult.Refused)]
    public void A_flag_says_it_too(string token, ApiResult result)
    {
        var probe = new JsonProbe(s_flag.Selection);

        Assert.Equal(JsonFlaw.None, probe.Write(Encoding.UTF8.GetBytes("{\"ok\":" + token + "}")));
        Assert.Equal(result, s_flag.ResultOf(probe.Value!));
    }
}
