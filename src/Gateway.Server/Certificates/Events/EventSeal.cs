using System.Security.Cryptography;
using System.Text;
using Gateway.Server.Sealing;

namespace Gateway.Server.Certificates.Events;

/// <summary>Seals what an event names, bound to the event's department and id.</summary>
internal sealed class EventSeal(byte[] key)
{
    private readonly ByteSeal _seal = new(key);

    /// <summary>Seals an identifier.</summary>
    public byte[] Seal(string department, string eventId, string identifier) =>
        _seal.Seal(Encoding.UTF8.GetBytes(identifier), $"{department}\n{eventId}");

    /// <summary>Opens what was sealed.</summary>
    /// <exception cref="CryptographicException">It was sealed with another key, for another event, or changed.</exception>
    public string Open(string department, string eventId, ReadOnlySpan<byte> sealedBytes) =>
        Encoding.UTF8.GetString(_seal.Open(sealedBytes, $"{department}\n{eventId}"));
}
