using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gateway.Hosting.Configuration;

namespace Gateway.Server.Identity;

/// <summary>A certificate revocation list (RFC 5280 §5.1), checked against its authority's key.</summary>
internal sealed class RevocationList
{
    private const int GreatestLength = 16 << 20;

    private readonly FrozenSet<string> _serials;

    private RevocationList(FrozenSet<string> serials, DateTimeOffset? nextUpdate) => (_serials, NextUpdate) = (serials, nextUpdate);

    /// <summary>When the next one is to be there at the latest; null where the list does not say.</summary>
    public DateTimeOffset? NextUpdate { get; }

    /// <summary>The certificate of that serial number was revoked.</summary>
    public bool Contains(X509Certificate2 certificate) => _serials.Contains(certificate.SerialNumber);

    /// <summary>Reads a PEM or DER file.</summary>
    /// <exception cref="ConfigurationException">It is missing, is no list, or its authority did not sign it.</exception>
    public static RevocationList Read(string path, X509Certificate2 authority)
    {
        try
        {
            if (new FileInfo(path).Length > GreatestLength)
            {
                throw new ConfigurationException($"{path}: a revocation list over 16 MiB is not read.");
            }

            return Parse(Decode(File.ReadAllBytes(path)), authority, path);
        }
        catch (Exception exception) when (exception is AsnContentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException($"{path}: not a revocation list that can be read: {exception.Message}");
        }
    }

    private static byte[] Decode(byte[] content)
    {
        var text = System.Text.Encoding.Latin1.GetString(content);
        return PemEncoding.TryFind(text, out var fields) ? Convert.FromBase64String(text[fields.Base64Data]) : content;
    }

    private static RevocationList Parse(byte[] encoded, X509Certificate2 authority, string path)
    {
        var list = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        var signed = list.ReadEncodedValue();
        var algorithm = list.ReadSequence().ReadObjectIdentifier();
        var signature = list.ReadBitString(out _);
        if (!IsSigned(authority, algorithm, signed.Span, signature))
        {
            throw new ConfigurationException($"{path}: the revocation list is not signed by {authority.Subject}.");
        }

        return ReadBody(signed);
    }

    private static RevocationList ReadBody(ReadOnlyMemory<byte> encoded)
    {
        var body = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
        if (body.PeekTag().HasSameClassAndValue(Asn1Tag.Integer))
        {
            body.ReadInteger();
        }

        body.ReadSequence();
        body.ReadSequence();
        ReadTime(body);
        var nextUpdate = body.HasData && IsTime(body.PeekTag()) ? ReadTime(body) : (DateTimeOffset?)null;

        var serials = new HashSet<string>(StringComparer.Ordinal);
        if (body.HasData && body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
        {
            var revoked = body.ReadSequence();
            while (revoked.HasData)
            {
                // The certificate's SerialNumber is the same bytes in upper-case hexadecimal.
                serials.Add(Convert.ToHexString(revoked.ReadSequence().ReadIntegerBytes().Span));
            }
        }

        return new RevocationList(serials.ToFrozenSet(StringComparer.Ordinal), nextUpdate);
    }

    private static bool IsTime(Asn1Tag tag) =>
        tag.HasSameClassAndValue(Asn1Tag.UtcTime) || tag.HasSameClassAndValue(Asn1Tag.GeneralizedTime);

    private static DateTimeOffset ReadTime(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    private static bool IsSigned(X509Certificate2 authority, string algorithm, ReadOnlySpan<byte> signed, byte[] signature)
    {
        if (authority.GetECDsaPublicKey() is { } ecdsa)
        {
            return HashOf(algorithm) is { } hash && ecdsa.VerifyData(signed, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
        }

        return authority.GetRSAPublicKey() is { } rsa
            && HashOf(algorithm) is { } rsaHash
            && rsa.VerifyData(signed, signature, rsaHash, RSASignaturePadding.Pkcs1);
    }

    private static HashAlgorithmName? HashOf(string algorithm) => algorithm switch
    {
        "1.2.840.10045.4.3.2" or "1.2.840.113549.1.1.11" => HashAlgorithmName.SHA256,
        "1.2.840.10045.4.3.3" or "1.2.840.113549.1.1.12" => HashAlgorithmName.SHA384,
        "1.2.840.10045.4.3.4" or "1.2.840.113549.1.1.13" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
