using Gateway.Audit;

namespace Gateway.Server.Certificates;

/// <summary>Keyed hashes of certificates and holders: what the register, the feed and the cache know them by.</summary>
internal sealed class CertificateHashes(SubjectPseudonymizer pseudonymizer)
{
    /// <summary>A certificate of a type, by its identifier as the source has it.</summary>
    public UInt128 OfCertificate(string typeCode, string identifier) => Hash("certificate " + typeCode, identifier);

    /// <summary>A holder of certificates of a type.</summary>
    public UInt128 OfHolder(string typeCode, string subjectType, string identifier) => Hash($"holder {typeCode} {subjectType}", identifier);

    private UInt128 Hash(string kind, string identifier)
    {
        Span<byte> bytes = stackalloc byte[Pseudonym.Size];
        pseudonymizer.Compute(kind, identifier).CopyTo(bytes);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
