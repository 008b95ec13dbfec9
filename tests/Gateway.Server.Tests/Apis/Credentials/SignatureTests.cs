using System.Text;
using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Credentials.Kinds;

namespace Gateway.Server.Tests.Apis.Credentials;

/// <summary>Known answers, made with openssl and, for SHA1PRNG, with Java.</summary>
public sealed class SignatureTests
{
    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeMilliseconds(1765432100123);

    [Theory]
    [InlineData("working-secret-1", "IuaBiWeaHb4NdLrWszytZODN6eJ2jTWVE8nwouNbDIE=")]
    [InlineData("0123456789abcdef", "VRoCia7HR04nbR83TjXMYYoe4NaL0EtG8GcsjafMXOc=")]
    public void The_national_signature_is_that_of_sid_rid_and_time_in_this_order(string secret, string sign)
    {
        var signature = NationalSignature.Of("SID-001", "RID-901", s_now, Encoding.UTF8.GetBytes(secret));

        Assert.Equal(new NationalSignature("RID-901", "SID-001", "1765432100123", sign), signature);
    }

    [Fact]
    public void The_provincial_digest_is_lower_case_md5_of_key_secret_and_time()
    {
        Assert.Equal("e171ad47d46c173988968f8faf691116", ProvincialDigest.Sign("app-key", "request-secret", "1765432100123"));
        Assert.Equal(
            "appKey=app-key sign=e171ad47d46c173988968f8faf691116 requestTime=1765432100123",
            string.Join(' ', ProvincialDigest.Parameters(new ProvincialDigestOptions { AppKey = "app-key" }, "request-secret", s_now)
                .Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Theory]
    [InlineData(SecretWrapping.EcbPkcs7, "0123456789abcdef", "H+YeDQ0v/ADa/Eb3S+m/1DdyIuBhqSTFkc2cJ+oWPtQ=")]
    [InlineData(SecretWrapping.EcbPkcs7, "0123456789abcdef0123456789abcdef", "1AwNnz3Y9KBcTYF7i8aYDoqjYkH96N8FTcMlxsaVuJ4=")]
    [InlineData(SecretWrapping.Sha1PrngEcbPkcs7, "any app key", "Q/cBszjYR9xAlc1v4IPkXs0z09kKYabSN1WhD9bqlI0=")]
    [InlineData(SecretWrapping.CbcPkcs7, "0123456789abcdef", "AAECAwQFBgcICQoLDA0ODwhJMaAr/rsJc7g+1UlnnjrwVwsgC4q1s6ApBH7V1EpE")]
    public void A_wrapped_secret_is_unwrapped_by_the_app_key(SecretWrapping wrapping, string appKey, string wrapped)
    {
        Assert.Equal("working-secret-1", Encoding.UTF8.GetString(WrappedSecret.Unwrap(wrapped, Encoding.UTF8.GetBytes(appKey), wrapping)!));
        Assert.Null(WrappedSecret.Unwrap(wrapped[..^4], Encoding.UTF8.GetBytes(appKey), wrapping));
        Assert.Null(WrappedSecret.Unwrap("no base64!", Encoding.UTF8.GetBytes(appKey), wrapping));
        Assert.Null(WrappedSecret.Unwrap("", Encoding.UTF8.GetBytes(appKey), wrapping));
    }

    [Theory]
    [InlineData("https://h/p", "https://h/p?sign=a%2Bb")]
    [InlineData("https://h:8443/p%2Fq?a=1&b=%E6%88%BF", "https://h:8443/p%2Fq?a=1&b=%E6%88%BF&sign=a%2Bb")]
    [InlineData("https://h/p?sign=x&a=1&SIGN=y&s%69gn=z&sign&+sign=w", "https://h/p?a=1&sign=a%2Bb")]
    public void Parameters_are_set_in_place_of_the_consumers(string address, string expected) =>
        Assert.Equal(expected, QueryParameters.Set(new Uri(address), [new("sign", "a+b")]).AbsoluteUri);
}
