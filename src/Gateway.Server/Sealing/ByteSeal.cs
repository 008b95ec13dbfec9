using System.Security.Cryptography;
using System.Text;

namespace Gateway.Server.Sealing;

/// <summary>
/// Seals bytes (AES-256-GCM, a random nonce first) and binds them to what they belong to: in the database they are unreadable without
/// the key outside, and cannot stand elsewhere.
/// </summary>
internal sealed class ByteSeal(byte[] key)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Seals bytes.</summary>
    /// <param name="plain">The bytes.</param>
    /// <param name="owner">What they belong to.</param>
    public byte[] Seal(ReadOnlySpan<byte> plain, string owner)
    {
        var sealedBytes = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            sealedBytes.AsSpan(0, NonceSize), plain, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), Encoding.UTF8.GetBytes(owner));
        return sealedBytes;
    }

    /// <summary>Opens what was sealed.</summary>
    /// <exception cref="CryptographicException">It was sealed with another key, for another owner, or changed.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes, string owner)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("Too short to be sealed bytes.");
        }

        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(sealedBytes[..NonceSize], sealedBytes[(NonceSize + TagSize)..], sealedBytes.Slice(NonceSize, TagSize), plain, Encoding.UTF8.GetBytes(owner));
        return plain;
    }
}
