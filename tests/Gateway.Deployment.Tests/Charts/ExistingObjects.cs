using System.Security.Cryptography;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>The Secrets and ConfigMaps that the operator, or cert-manager, is to have put there.</summary>
/// <param name="database">Connection string of PostgreSQL; nobody connects without it.</param>
internal sealed class ExistingObjects(string database = ExistingObjects.NoPostgres) : IDisposable
{
    private const string Mapping = "entry: renshe/insurance\ntable: CB_XX\nfields:\n  citizen_number: SFZH\n";
    private const string NoPostgres = "Host=db.example;Database=gateway;Username=gateway;Password=secret";

    private readonly TestAuthority _authority = TestAuthority.Create("city authority");
    private readonly TemporaryFolder _folder = new();
    private TestCertificateFiles? _files;

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
        (_, "tls.crt") => File.ReadAllText(Files.Certificate),
        (_, "tls.key") => File.ReadAllText(Files.Key),
        (_, "ca.crt" or "ca.pem") => _authority.Pem,
        (_, "city.crl") => PemEncoding.WriteString("X509 CRL", _authority.RevocationList()),
        (_, "pseudonym.key") => Convert.ToHexString(RandomNumberGenerator.GetBytes(32)),
        ("gateway-redis", "redis") => "redis.example:6380,ssl=true,password=secret",
        ("gateway-database" or "gateway-database-owner", "storage" or "log" or "control" or "exchange-log") => database,
        ("minzheng-database" or "ziran-database", "connection") => database,
        ("renshe-database", "reader") => "Server=db.renshe.example;Database=renshe;User ID=reader;Password=secret",
        ("renshe-mappings", "insurance.yaml") => Mapping,
        ("housing-api", "client-secret") => "secret",
        _ => throw new InvalidOperationException($"Nobody put {key} into {name}."),
    };

    private TestCertificateFiles Files => _files ??= Issue();

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Dispose();
    }

    private TestCertificateFiles Issue()
    {
        using var issued = _authority.Issue("server", "spiffe://demo-city/gateway/gateway");
        return issued.WriteTo(_folder.Path);
    }
}
