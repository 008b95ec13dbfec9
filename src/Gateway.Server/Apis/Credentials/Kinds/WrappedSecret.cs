using System.Security.Cryptography;

namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>Unwraps working secrets.</summary>
internal static class WrappedSecret
{
    private const int BlockBytes = 16;

    /// <summary>The secret's bytes, which are UTF-8 text; null where the text is not Base64 or the key does not fit it.</summary>
    public static byte[]? Unwrap(string text, byte[] appKey, SecretWrapping wrapping)
    {
        try
        {
            var wrapped = Convert.FromBase64String(text);
            using var aes = Aes.Create();
            aes.Key = wrapping == SecretWrapping.Sha1PrngEcbPkcs7 ? Sha1PrngKey(appKey) : appKey;
            return wrapping != SecretWrapping.CbcPkcs7
                ? aes.DecryptEcb(wrapped, PaddingMode.PKCS7)
                : wrapped.Length > BlockBytes ? aes.DecryptCbc(wrapped.AsSpan(BlockBytes), wrapped.AsSpan(0, BlockBytes)) : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The first bytes of Java's SHA1PRNG: the digest of its state, which is the digest of the seed.</summary>
    private static byte[] Sha1PrngKey(byte[] seed)
    {
#pragma warning disable CA5350 // The platform's clients make their keys so; the strength is that of the app key.
        return SHA1.HashData(SHA1.HashData(seed))[..BlockBytes];
#pragma warning restore CA5350
    }
}
