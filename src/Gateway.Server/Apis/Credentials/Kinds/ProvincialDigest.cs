using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>The digest of a provincial platform, and the names that its values go under.</summary>
internal static class ProvincialDigest
{
    /// <summary>Key, digest and time (Unix milliseconds) under their names.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Parameters(ProvincialDigestOptions options, string secret, DateTimeOffset now)
    {
        var time = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return
        [
            new(options.AppKeyParameter, options.AppKey),
            new(options.SignParameter, Sign(options.AppKey, secret, time)),
            new(options.TimeParameter, time),
        ];
    }

    /// <summary>Lower-case MD5 of appKey + requestSecret + requestTime.</summary>
    public static string Sign(string appKey, string secret, string time)
    {
#pragma warning disable CA5351 // The platform demands MD5.
        return Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(appKey + secret + time)));
#pragma warning restore CA5351
    }
}
