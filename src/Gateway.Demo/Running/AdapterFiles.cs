using Gateway.Demo.City.Databases;
using Gateway.Demo.Tls;

namespace Gateway.Demo.Running;

/// <summary>Writes what an adapter is configured by: the form that <c>Gateway.Adapter --config</c> takes.</summary>
internal static class AdapterFiles
{
    private const string ConfigurationName = "adapter.yaml";
    private const string MappingsName = "mappings";

    /// <summary>Path of the configuration.</summary>
    public static string Write(DemoFolder folder, TlsFolder tls, Contracts.Management.V1.System system, string address, string management)
    {
        var home = folder.AdapterOf(system.Department);
        DemoFolder.CreatePrivate(home);
        CopyMappings(system.Department, Path.Combine(home, MappingsName));
        var path = Path.Combine(home, ConfigurationName);
        var database = CityDatabases.PathOf(folder.Databases, system.Department);
        File.WriteAllText(path, Text(system.Department, address, management, tls.Of(system.Id), database, home));
        return path;
    }

    private static string Text(string department, string address, string management, CertificateFiles tls, string database, string home) => $"""
        # Written by the demo at each start.
        department: {department}
        listen:
          address: {address}
          certificate: {Quote(tls.Certificate)}
          key: {Quote(tls.Key)}
        management:
          address: {management}
        gateway:
          authorities: [{Quote(tls.Authority)}]
          spiffeIds: ["{CitySystems.GatewayClient.SpiffeId}"]
        source:
          kind: sqlite
          connection: {Quote($"Data Source=\"{database}\"")}
        mapping:
          folder: {Quote(Path.Combine(home, MappingsName))}
          timeZone: Asia/Shanghai
        journal:
          path: {Quote(Path.Combine(home, "journal.db"))}
        pseudonyms:
          file: {Quote(Path.Combine(home, "pseudonym.key"))}
          createIfMissing: true
        drain: "00:00:05"

        """;

    // What an earlier version mapped, and this one does not, must not stay.
    private static void CopyMappings(string department, string target)
    {
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        Directory.CreateDirectory(target);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(CityDocuments.Sample, "adapters", department, MappingsName)))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }

    private static string Quote(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
}
