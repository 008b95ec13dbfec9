using Gateway.Testing;

namespace Gateway.Benchmarks.Exchanges.City;

/// <summary>Starts the gateway: embedded, its registry and its exchange log in SQLite.</summary>
internal static class GatewayProgram
{
    public const string Name = "Gateway.Server";

    /// <summary>Starts it.</summary>
    /// <param name="certificates">Everybody's certificates.</param>
    /// <param name="root">Where its folder is made.</param>
    /// <param name="name">Its folder: another for each gateway of the run.</param>
    /// <param name="more">What its configuration says besides.</param>
    /// <param name="storage">Its control database, as the configuration has it.</param>
    /// <param name="environment">Variables of its environment; without them it exports nothing.</param>
    public static Task<CityProgram> StartAsync(
        CityCertificates certificates, TemporaryFolder root, string name = "gateway", string more = "", string storage = "provider: sqlite\n  path: registry.db",
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        var folder = Path.GetDirectoryName(root.At(name, "file"))!;
        var (port, management) = (FreePort.Next(), FreePort.Next());
        var configuration = Configuration(certificates, port, management, storage) + "\n" + more;
        return CityProgram.StartAsync(Name, configuration, folder, port, new Uri($"http://127.0.0.1:{management}/metrics"), environment);
    }

    private static string Configuration(CityCertificates certificates, int port, int management, string storage) =>
        $"""
        city: {CityCertificates.City}
        listen:
          address: 127.0.0.1:{port}
          certificate: {certificates.Gateway.Certificate}
          key: {certificates.Gateway.Key}
        management:
          address: 127.0.0.1:{management}
          grpcAddress: 127.0.0.1:{FreePort.Next()}
        authorities:
          - certificate: {certificates.Gateway.Authority}
            departments: ['*']
        stewards:
          - {CityCertificates.SpiffeId("shenpi", "steward")}
        storage:
          {storage}
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
