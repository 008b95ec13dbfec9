using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges.City;

/// <summary>Starts the gateway: embedded, its registry and its exchange log in SQLite.</summary>
internal static class GatewayProgram
{
    public const string Name = "Gateway.Server";

    public static Task<CityProgram> StartAsync(CityCertificates certificates, TemporaryFolder root)
    {
        var folder = Path.GetDirectoryName(root.At("gateway", "file"))!;
        var port = FreePort.Next();
        return CityProgram.StartAsync(Name, Configuration(certificates, port), folder, port);
    }

    private static string Configuration(CityCertificates certificates, int port) =>
        $"""
        city: {CityCertificates.City}
        listen:
          address: 127.0.0.1:{port}
          certificate: {certificates.Gateway.Certificate}
          key: {certificates.Gateway.Key}
        management:
          address: 127.0.0.1:{FreePort.Next()}
          grpcAddress: 127.0.0.1:{FreePort.Next()}
        authorities:
          - certificate: {certificates.Gateway.Authority}
            departments: ['*']
        stewards:
          - {CityCertificates.SpiffeId("shenpi", "steward")}
        storage:
          provider: sqlite
          path: registry.db
        log:
          origin: gateway.benchmark/log
          path: log.db
        pseudonyms:
          file: pseudonym.key
          createIfMissing: true
        departments:
          certificate: {certificates.Gateway.Certificate}
          key: {certificates.Gateway.Key}
          authorities: {certificates.Gateway.Authority}
        """;
}
