using System.Security.Cryptography;
using System.Text;

namespace Gateway.Audit;

/// <summary>
/// Turns a subject into a pseudonym under a key that is kept outside the database: the same subject has the
/// same pseudonym, and without the key none can be traced back or tried out.
/// </summary>
public sealed class SubjectPseudonymizer
{
    /// <summary>Bytes of a key.</summary>
    public const int KeySize = 32;

    private const byte Separator = 0x1F;
    private const int OnStack = 512;

    private readonly byte[] _key;
    private readonly KeyedHash _hash;

    /// <param name="key">32 secret bytes.</param>
    /// <param name="keyId">Id of the key in the records; null derives it from the key.</param>
    public SubjectPseudonymizer(ReadOnlySpan<byte> key, string? keyId = null)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, KeySize);
        _key = key.ToArray();
        _hash = new KeyedHash(_key);
        KeyId = string.IsNullOrEmpty(keyId) ? DeriveId(key) : keyId;
    }

    /// <summary>Id of the key: as configured, or the first 8 hexadecimal characters of a hash of the key.</summary>
    public string KeyId { get; }

    /// <summary>
    /// First 16 bytes of HMAC-SHA256(key, type || 0x1F || identifier), both in UTF-8. The identifier must be in
    /// its canonical form (upper-case check characters, no blanks), or one subject has two pseudonyms.
    /// </summary>
    public Pseudonym Compute(string type, string identifier)
    {
        int longest = Encoding.UTF8.GetMaxByteCount(type.Length) + 1 + Encoding.UTF8.GetMaxByteCount(identifier.Length);
        Span<byte> input = longest > OnStack ? new byte[longest] : stackalloc byte[OnStack];
        int length = Encoding.UTF8.GetBytes(type, input);
        input[length++] = Separator;
        length += Encoding.UTF8.GetBytes(identifier, input[length..]);

        Span<byte> hash = stackalloc byte[KeyedHash.Size];
        _hash.Compute(input[..length], hash);
        return new Pseudonym(hash[..Pseudonym.Size]);
    }

    /// <summary>32 bytes of a key of its own for another purpose (HKDF-SHA256, RFC 5869), so that one secret is enough to be kept.</summary>
    public byte[] DeriveKey(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, KeySize, info: Encoding.UTF8.GetBytes("gateway " + purpose));

    private static string DeriveId(ReadOnlySpan<byte> key)
    {
        ReadOnlySpan<byte> label = "gateway pseudonym key id"u8;
        Span<byte> input = stackalloc byte[label.Length + KeySize];
        label.CopyTo(input);
        key.CopyTo(input[label.Length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        return Convert.ToHexStringLower(hash[..4]);
    }
}
