using System.Security.Cryptography;
using System.Text;

namespace Gateway.Server.Certificates.Events;

/// <summary>
/// Seals what an event names (AES-256-GCM, a random nonce first, bound to the event's department and id): in the database it is
/// unreadable without the key outside.
/// </summary>
internal sealed class EventSeal(byte[] key)
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Seals an identifier.</summary>
    public byte[] Seal(string department, string eventId, string identifier)
    {
        var text = Encoding.UTF8.GetBytes(identifier);
        var sealedBytes = new byte[NonceSize + TagSize + text.Length];
        RandomNumberGenerator.Fill(sealedBytes.AsSpan(0, NonceSize));
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(
            sealedBytes.AsSpan(0, NonceSize), text, sealedBytes.AsSpan(NonceSize + TagSize), sealedBytes.AsSpan(NonceSize, TagSize), Bound(department, eventId));
        return sealedBytes;
    }

    /// <summary>Opens what was sealed.</summary>
    /// <exception cref="CryptographicException">It was sealed with another key, for another event, or changed.</exception>
    public string Open(string department, string eventId, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("Too short to be a sealed identifier.");
        }

        var text = new byte[sealedBytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(key, TagSize);
        aes.Decrypt(sealedBytes[..NonceSize], sealedBytes[(NonceSize + TagSize)..], sealedBytes.Slice(NonceSize, TagSize), text, Bound(department, eventId));
        return Encoding.UTF8.GetString(text);
    }

    private static byte[] Bound(string department, string eventId) => Encoding.UTF8.GetBytes($"{department}\n{eventId}");
}
