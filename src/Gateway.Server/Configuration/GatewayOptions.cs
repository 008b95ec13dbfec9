using Gateway.Audit;
using Gateway.Server.Apis;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Departments;
using Gateway.Server.Identity;
using Gateway.Storage;

namespace Gateway.Server;

/// <summary>The gateway's configuration: one YAML or JSON file, environment variables <c>GATEWAY__…</c> over it.</summary>
public sealed class GatewayOptions
{
    /// <summary>Name of the city: the trust domain of its SPIFFE ids.</summary>
    public string City { get; set; } = "";

    /// <summary>The jurisdiction's time zone (IANA). Its day is the day of agreements and quotas.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";

    /// <summary>
    /// File of the jurisdiction's working days; its form is that of <see cref="Calendars.CalendarOptions"/>. Without it no year is known, and no
    /// term of working days is reckoned.
    /// </summary>
    public string? Calendar { get; set; }

    /// <summary>Where callers connect.</summary>
    public ListenOptions Listen { get; set; } = new();

    /// <summary>Where health and metrics are, without TLS: keep it off public networks.</summary>
    public ManagementOptions Management { get; set; } = new();

    /// <summary>Authorities whose certificates callers may present.</summary>
    public List<AuthorityOptions> Authorities { get; set; } = [];

    /// <summary>SPIFFE ids that are stewards before any system is registered.</summary>
    public List<string> Stewards { get; set; } = [];

    /// <summary>The control plane's database.</summary>
    public StorageOptions Storage { get; set; } = new();

    /// <summary>The exchange log.</summary>
    public ExchangeLogOptions Log { get; set; } = new();

    /// <summary>The key of subjects' pseudonyms.</summary>
    public PseudonymKeyOptions Pseudonyms { get; set; } = new();

    /// <summary>How departments are called.</summary>
    public DepartmentOptions Departments { get; set; } = new();

    /// <summary>Bounds of what callers send.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>How claims are verified.</summary>
    public VerificationOptions Verification { get; set; } = new();

    /// <summary>How long cases are kept.</summary>
    public CaseOptions Cases { get; set; } = new();

    /// <summary>How certificates are cached.</summary>
    public CertificateCacheOptions Certificates { get; set; } = new();

    /// <summary>How departments' own APIs are called.</summary>
    public ApiOptions Apis { get; set; } = new();
}

/// <summary>How claims are verified.</summary>
public sealed class VerificationOptions
{
    /// <summary>
    /// Verifications with a claim that did not match that a consumer has of one subject a day: 1 to 1000. Default 10.
    /// More of them is guessing.
    /// </summary>
    public int MismatchesPerDay { get; set; } = 10;
}

/// <summary>How long cases are kept.</summary>
public sealed class CaseOptions
{
    /// <summary>
    /// How long what a closed case says, and what was found for it, stays readable: 1 day to 10 years. Default 180 days. Then its parties, words
    /// and answers are deleted, and only what figures count is left.
    /// </summary>
    public TimeSpan KeepClosed { get; set; } = TimeSpan.FromDays(180);
}

/// <summary>Where callers connect: TLS, HTTP/2 (gRPC) and HTTP/1.1 (JSON).</summary>
public sealed class ListenOptions
{
    /// <summary>Address and port: <c>0.0.0.0:8443</c>; port 0 takes a free one.</summary>
    public string Address { get; set; } = "";

    /// <summary>PEM file of the server certificate.</summary>
    public string Certificate { get; set; } = "";

    /// <summary>PEM file of its key.</summary>
    public string Key { get; set; } = "";
}

/// <summary>The management port.</summary>
public sealed class ManagementOptions
{
    /// <summary>Address and port: <c>127.0.0.1:9090</c>; port 0 takes a free one.</summary>
    public string Address { get; set; } = "127.0.0.1:9090";

    /// <summary>
    /// Address and port of gRPC health (<c>grpc.health.v1</c>): <c>127.0.0.1:9091</c>. A port of its own, since without
    /// TLS one port cannot speak HTTP/1.1 and HTTP/2.
    /// </summary>
    public string GrpcAddress { get; set; } = "127.0.0.1:9091";
}

/// <summary>Bounds of what callers send.</summary>
public sealed class LimitOptions
{
    /// <summary>Greatest size of an exchange request. Default 256 KiB.</summary>
    public int RequestBytes { get; set; } = 256 << 10;

    /// <summary>Greatest size of a management request. Default 64 MiB.</summary>
    public int ManagementBytes { get; set; } = 64 << 20;

    /// <summary>Greatest number of connections. Default 10,000.</summary>
    public int Connections { get; set; } = 10_000;

    /// <summary>
    /// How long it goes on to take calls after SIGTERM while it is not ready any more, so that balancers notice. Default 0: in Kubernetes a
    /// <c>preStop</c> sleep, or this.
    /// </summary>
    public TimeSpan DrainDelay { get; set; }

    /// <summary>How long running calls may take to end after that; streams end after three quarters of it. Default 30 s.</summary>
    public TimeSpan Drain { get; set; } = TimeSpan.FromSeconds(30);
}
