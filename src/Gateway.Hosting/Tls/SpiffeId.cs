using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Hosting.Tls;

/// <summary>The SPIFFE id of a TLS certificate: <c>spiffe://city/department/system</c> (SPIFFE X509-SVID §2).</summary>
public static class SpiffeId
{
    private static readonly Asn1Tag s_uri = new(TagClass.ContextSpecific, 6);

    /// <summary>
    /// The certificate's SPIFFE id, or null. An X509-SVID has exactly one URI name; one with more is
    /// ambiguous and has none here.
    /// </summary>
    public static string? Of(X509Certificate2 certificate)
    {
        string? found = null;
        foreach (var extension in certificate.Extensions)
        {
            if (extension.Oid?.Value == "2.5.29.17" && !ReadNames(extension.RawData, ref found))
            {
                return null;
            }
        }

        return found is not null && found.StartsWith("spiffe://", StringComparison.Ordinal) ? found : null;
    }

    private static bool ReadNames(byte[] encoded, ref string? found)
    {
        try
        {
            var names = new AsnReader(encoded, AsnEncodingRules.DER).ReadSequence();
            while (names.HasData)
            {
                if (!names.PeekTag().HasSameClassAndValue(s_uri))
                {
                    names.ReadEncodedValue();
                    continue;
                }

                if (found is not null)
                {
                    return false;
                }

                found = names.ReadCharacterString(UniversalTagNumber.IA5String, s_uri);
            }

            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }
}
