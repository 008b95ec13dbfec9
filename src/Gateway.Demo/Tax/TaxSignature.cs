using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Demo.Tax;

/// <summary>Checks the signature of the national platform's kind: Base64(HMAC-SHA256(app key, sid + rid + rtime)).</summary>
internal sealed class TaxSignature(string appKey, TimeProvider time)
{
    /// <summary>Identifier of the service (服务标识).</summary>
    public const string Sid = "s_330100_shuiwu_0001";

    /// <summary>Identifier of the requester (请求者标识): the gateway.</summary>
    public const string Rid = "demo-city-gateway";

    private const string Prefix = "gjzwfwpt_";

    // Clocks differ, and what was heard on the way is of no use for long.
    private static readonly TimeSpan s_slack = TimeSpan.FromMinutes(5);

    private readonly byte[] _key = Encoding.UTF8.GetBytes(appKey);

    /// <summary>Why the request is refused; null where it is signed.</summary>
    public string? FaultOf(IHeaderDictionary headers)
    {
        var (rid, sid) = (headers[Prefix + "rid"].ToString(), headers[Prefix + "sid"].ToString());
        var (rtime, sign) = (headers[Prefix + "rtime"].ToString(), headers[Prefix + "sign"].ToString());
        if (rid != Rid || sid != Sid)
        {
            return "请求者或服务标识有误";
        }

        if (!long.TryParse(rtime, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            || Math.Abs(time.GetUtcNow().ToUnixTimeMilliseconds() - (double)milliseconds) > s_slack.TotalMilliseconds)
        {
            return "请求时间已过期";
        }

        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var isWhole = Convert.TryFromBase64String(sign, given, out var length) && length == given.Length;
        var expected = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(sid + rid + rtime));
        return isWhole && CryptographicOperations.FixedTimeEquals(given, expected) ? null : "签名有误";
    }
}
