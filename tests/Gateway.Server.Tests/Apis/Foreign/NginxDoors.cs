using System.Globalization;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>nginx's addresses with TLS: what each speaks, and the certificate that it shows.</summary>
internal sealed class NginxDoors : IDisposable
{
    public const string Http2 = "tls_http2";
    public const string Http1 = "tls_http1";
    public const string Mutual = "tls_mutual";
    public const string Unshown = "tls_unshown";
    public const string Denied = "tls_denied";
    public const string Stranger = "tls_stranger";
    public const string Misnamed = "tls_misnamed";
    public const string Expired = "tls_expired";
    public const string Early = "tls_early";

    /// <summary>Name of the credential that the gateway shows at <see cref="Mutual"/>.</summary>
    public const string Credential = "tax-certificate";

    /// <summary>What answers filings, once they are whole: a server that answered before would lose its answers with its connections.</summary>
    public const string Filed = """location = /filed { default_type application/json; return 200 '{"name":"filed","clerk":"李四"}'; }""";

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = TestAuthority.Create("the department's authority");
    private readonly TestAuthority _stranger = TestAuthority.Create("another authority");
    private readonly Dictionary<string, int> _ports = [];

    public NginxDoors()
    {
        using var client = _authority.IssueClient("spiffe://test-city/gateway/gateway");
        Shown = client.WriteTo(_folder.At("client"));
        Authorities = _folder.At("authorities.pem");
        File.WriteAllText(Authorities, _authority.Pem);
    }

    public static string[] All => [Http2, Http1, Mutual, Unshown, Denied, Stranger, Misnamed, Expired, Early];

    /// <summary>PEM file of the authority that the certificates must come from.</summary>
    public string Authorities { get; }

    /// <summary>The certificate that the gateway shows.</summary>
    public TestCertificateFiles Shown { get; }

    /// <summary>
    /// Requests after which a connection is ended. Of HTTP/2 not so few: there those that are on their way just then may fail, and twice in a row.
    /// </summary>
    public static int RequestsOfConnection(string door) => door == Http1 ? 7 : 100;

    public Uri AddressOf(string door) => new(string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{_ports[door]}"));

    /// <summary>The server blocks, each at a free port.</summary>
    public string ServerBlocks(NginxServer nginx)
    {
        // The server's own account has to read them.
        var copy = Path.Combine(nginx.Root, "authorities.pem");
        File.Copy(Authorities, copy, overwrite: true);
        return string.Join('\n', All.Select(door => ServerBlock(nginx, door, copy)));
    }

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        _folder.Dispose();
    }

    private string ServerBlock(NginxServer nginx, string door, string authorities)
    {
        using var certificate = Issue(door);
        var files = certificate.WriteTo(Path.Combine(nginx.Root, door));
        _ports[door] = FreePort.Next();
        var clients = door is Mutual or Unshown or Denied ? $"ssl_client_certificate {authorities}; ssl_verify_client on;" : "";

        // What nginx answers without a certificate is 400, unless its configuration calls it what it is.
        var denied = door == Denied ? "error_page 495 496 =403 /denied;" : "";
        return string.Create(CultureInfo.InvariantCulture, $$"""
            server {
              listen 127.0.0.1:{{_ports[door]}} ssl {{(door == Http1 ? "" : "http2")}};
              ssl_certificate {{files.Certificate}};
              ssl_certificate_key {{files.Key}};
              {{clients}}
              {{denied}}
              # Connections end often between two requests, as they do in front of a busy API.
              keepalive_requests {{RequestsOfConnection(door)}};
              types { application/json json; }
              default_type application/octet-stream;
              gzip_types *;
              gzip on;
              location ~ ^/base/{{door}}/(deeds|taxpayers)/(?<file>.+)$ { alias {{nginx.Root}}/$file; }
              location = /base/{{door}}/filings { proxy_pass http://127.0.0.1:{{nginx.Port}}/filed; }
              location = /denied { internal; return 403; }
            }
            """);
    }

    private TestCertificate Issue(string door)
    {
        var now = TimeProvider.System.GetUtcNow();
        return door switch
        {
            Stranger => _stranger.IssueServer("spiffe://test-city/gongan/tax"),
            Misnamed => _authority.Issue("other", null, ["other.example"], []),
            Expired => _authority.Issue("late", null, notBefore: now.AddDays(-2), notAfter: now.AddMinutes(-5)),
            Early => _authority.Issue("early", null, notBefore: now.AddHours(1), notAfter: now.AddDays(2)),
            _ => _authority.IssueServer("spiffe://test-city/gongan/tax"),
        };
    }
}
