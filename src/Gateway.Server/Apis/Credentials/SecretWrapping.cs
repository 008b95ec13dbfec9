namespace Gateway.Server.Apis.Credentials;

/// <summary>
/// How the national platform wraps a working secret under the app key. The sources at hand say AES and Base64, but
/// not the mode nor how the key is made: ask the platform.
/// </summary>
public enum SecretWrapping
{
    /// <summary>AES in ECB with PKCS #7; the key is the app key's 16, 24 or 32 bytes. Assumed.</summary>
    EcbPkcs7,

    /// <summary>
    /// AES-128 in ECB with PKCS #7; the key is what Java's <c>SHA1PRNG</c> gives when seeded with the app key, the first 16
    /// bytes of SHA-1(SHA-1(app key)). What published clients of the platform do.
    /// </summary>
    Sha1PrngEcbPkcs7,

    /// <summary>AES in CBC with PKCS #7, the first 16 bytes being the initialisation vector; the key as in <see cref="EcbPkcs7"/>.</summary>
    CbcPkcs7,
}
