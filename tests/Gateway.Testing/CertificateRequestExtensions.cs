using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gateway.Testing;

internal static class CertificateRequestExtensions
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    public static void AddUses(this CertificateRequest request, bool server, bool client)
    {
        var uses = new OidCollection();
        if (server)
        {
            uses.Add(new Oid(ServerAuthentication));
        }

        if (client)
        {
            uses.Add(new Oid(ClientAuthentication));
        }

        if (uses.Count > 0)
        {
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(uses, critical: false));
        }
    }

    public static void AddAlternativeNames(
        this CertificateRequest request, string? uri, IEnumerable<string> dnsNames, IEnumerable<IPAddress> addresses)
    {
        var names = new SubjectAlternativeNameBuilder();
        var any = false;
        if (uri is not null)
        {
            names.AddUri(new Uri(uri));
            any = true;
        }

        foreach (var dnsName in dnsNames)
        {
            names.AddDnsName(dnsName);
            any = true;
        }

        foreach (var address in addresses)
        {
            names.AddIpAddress(address);
            any = true;
        }

        if (any)
        {
            request.CertificateExtensions.Add(names.Build());
        }
    }
}
