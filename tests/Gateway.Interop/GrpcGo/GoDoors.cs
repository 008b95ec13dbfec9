using Gateway.Testing;

namespace Gateway.Interop.GrpcGo;

/// <summary>The doors of the server in Go, and the certificates that they show.</summary>
internal sealed class GoDoors : IDisposable
{
    public const string Plain = "interop";
    public const string Tls = "interop_tls";
    public const string Declared = "interop_declared";
    public const string Compressing = "interop_compressing";
    public const string Stranger = "interop_stranger";
    public const string Misnamed = "interop_misnamed";
    public const string Expired = "interop_expired";
    public const string Mutual = "interop_mutual";
    public const string Unshown = "interop_unshown";

    /// <summary>Name of the credential that the gateway shows at <see cref="Mutual"/>.</summary>
    public const string Credential = "interop-certificate";

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _authority = TestAuthority.Create("the department's authority");
    private readonly TestAuthority _stranger = TestAuthority.Create("another authority");

    public GoDoors()
    {
        var now = TimeProvider.System.GetUtcNow();
        using var right = _authority.IssueServer("spiffe://test-city/gongan/interop");
        using var strange = _stranger.IssueServer("spiffe://test-city/gongan/interop");
        using var misnamed = _authority.Issue("other", null, ["other.example"], []);
        using var expired = _authority.Issue("server", null, notBefore: now.AddDays(-2), notAfter: now.AddMinutes(-5));
        using var client = _authority.IssueClient("spiffe://test-city/gateway/gateway");
        Shown = client.WriteTo(_folder.At("client"));
        var tls = right.WriteTo(_folder.At("right"));
        All =
        [
            new GoDoor(Plain),
            new GoDoor(Declared),
            new GoDoor(Compressing, Compresses: true),
            new GoDoor(Tls, tls),
            new GoDoor(Stranger, strange.WriteTo(_folder.At("strange"))),
            new GoDoor(Misnamed, misnamed.WriteTo(_folder.At("misnamed"))),
            new GoDoor(Expired, expired.WriteTo(_folder.At("expired"))),
            new GoDoor(Mutual, tls, Clients: tls.Authority),
            new GoDoor(Unshown, tls, Clients: tls.Authority),
        ];
        Authorities = tls.Authority;
    }

    /// <summary>All of them.</summary>
    public GoDoor[] All { get; }

    /// <summary>PEM file of the authority that the certificates must come from.</summary>
    public string Authorities { get; }

    /// <summary>The certificate that the gateway shows.</summary>
    public TestCertificateFiles Shown { get; }

    public void Dispose()
    {
        _authority.Dispose();
        _stranger.Dispose();
        _folder.Dispose();
    }
}
