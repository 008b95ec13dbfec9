using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>The four values of a call to the national platform (数据直达接口规范 v0.55 §5).</summary>
/// <param name="Rid">Requester.</param>
/// <param name="Sid">Service.</param>
/// <param name="Time">Unix milliseconds.</param>
/// <param name="Sign">Base64(HMAC-SHA256(secret, sid + rid + rtime)).</param>
internal sealed record NationalSignature(string Rid, string Sid, string Time, string Sign)
{
    /// <summary>Signs now.</summary>
    public static NationalSignature Of(string sid, string rid, DateTimeOffset now, ReadOnlySpan<byte> secret)
    {
        var time = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return new(rid, sid, time, Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(sid + rid + time))));
    }

    /// <summary>Sets the four headers.</summary>
    public void SetOn(HttpRequestMessage request, string prefix)
    {
        foreach (var (name, value) in Named(prefix))
        {
            Headers.Set(request, name, value);
        }
    }

    /// <summary>The four values under their names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Named(string prefix) =>
        [new(prefix + "_rid", Rid), new(prefix + "_sid", Sid), new(prefix + "_rtime", Time), new(prefix + "_sign", Sign)];
}
