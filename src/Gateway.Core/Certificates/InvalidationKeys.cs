using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Core.Certificates;

/// <summary>What an event invalidates. Whoever looks values up asks by the same keys.</summary>
public static class InvalidationKeys
{
    /// <summary>The key of a certificate.</summary>
    /// <param name="certificate">Keyed hash over its type code and its identifier.</param>
    public static InvalidationKey OfCertificate(UInt128 certificate) => new(InvalidationKind.Certificate, certificate);

    /// <summary>The key of what a subject holds of one type.</summary>
    /// <param name="holder">Keyed hash over the type code and the subject.</param>
    public static InvalidationKey OfHolder(UInt128 holder) => new(InvalidationKind.Holder, holder);

    /// <summary>The key of a type as a whole: the first 16 bytes of the SHA-256 of its code in UTF-8. A type code is no secret.</summary>
    public static InvalidationKey OfType(string typeCode)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(typeCode), digest);
        return new(InvalidationKind.Type, BinaryPrimitives.ReadUInt128BigEndian(digest));
    }

    /// <summary>Everything that an event is about; the type as a whole only where it is a <see cref="StatusEventKind.Reset"/>.</summary>
    public static InvalidationKey[] OfEvent(StatusEventKind kind, string typeCode, UInt128? certificate, ReadOnlySpan<UInt128> holders)
    {
        var keys = new List<InvalidationKey>(holders.Length + 1);
        if (certificate is { } hash)
        {
            keys.Add(OfCertificate(hash));
        }

        foreach (var holder in holders)
        {
            keys.Add(OfHolder(holder));
        }

        if (kind == StatusEventKind.Reset)
        {
            keys.Add(OfType(typeCode));
        }

        return [.. keys];
    }
}
