using System.Security.Cryptography;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>The Secrets and ConfigMaps that the operator, or cert-manager, is to have put there.</summary>
internal sealed class ExistingObjects : IDisposable
{
    private const string Mapping = "entry: renshe/insurance\ntable: CB_XX\nfields:\n  citizen_number: SFZH\n";
    private const string Postgres = "Host=db.example;Database=gateway;Username=gateway;Password=secret";

    private readonly TestAuthority _authority = TestAuthority.Create("city authority");
    private readonly TemporaryFolder _folder = new();
    private readonly TestCertificateFiles _files;

    public ExistingObjects()
    {
        using var issued = _authority.Issue("server", "spiffe://demo-city/gateway/gateway");
        _files = issued.WriteTo(_folder.Path);
    }

    /// <summary>Keys of what is mounted whole.</summary>
    public static IReadOnlyList<string> KeysOf(string name) => name switch
    {
        "housing-api" => ["ca.crt", "client-secret"],
        "renshe-mappings" => ["insurance.yaml"],
        "renshe-database-authority" => ["ca.crt"],
        _ => throw new InvalidOperationException($"Nobody put {name} there to be mounted whole."),
    };

    /// <summary>What stands under a key.</summary>
    public string Read(string name, string key) => (name, key) switch
    {
        (_, "tls.crt") => File.ReadAllText(_files.Certificate),
        (_, "tls.key") => File.ReadAllText(_files.Key),
        (_, "ca.crt" or "ca.pem") => _authority.Pem,
        (_, "city.crl") => PemEncoding.WriteString("X509 CRL", _authority.RevocationList()),
        (_, "pseudonym.key") => Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
        ("gateway-redis", "redis") => "redis.example:6380,ssl=true,password=secret",
        ("gateway-database" or "gateway-database-owner", "storage" or "log" or "control" or "exchange-log") => Postgres,
        ("minzheng-database" or "ziran-database", "connection") => Postgres,
        ("renshe-database", "reader") => "Server=db.renshe.example;Database=renshe;User ID=reader;Password=secret",
        ("renshe-mappings", "insurance.yaml") => Mapping,
        ("housing-api", "client-secret") => "secret",
        _ => throw new InvalidOperationException($"Nobody put {key} into {name}."),
    };

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }
}
