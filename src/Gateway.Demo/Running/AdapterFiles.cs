namespace Gateway.Demo.Running;

/// <summary>Writes what an adapter is configured by: the form that <c>Gateway.Adapter --config</c> takes.</summary>
internal static class AdapterFiles
{
    private const string ConfigurationName = "adapter.yaml";
    private const string MappingsName = "mappings";

    /// <summary>Writes it and the mappings beside it. Path of the configuration.</summary>
    public static string Write(string folder, AdapterPlace place)
    {
        DemoFolder.CreatePrivate(folder);
        CopyMappings(place.Department, Path.Combine(folder, MappingsName));
        var path = Path.Combine(folder, ConfigurationName);
        File.WriteAllText(path, Text(place));
        return path;
    }

    private static string Text(AdapterPlace place) => $"""
        # Written by the demo at each start.
        department: {place.Department}
        listen:
          address: {place.Address}
          certificate: {Quote(place.Tls.Certificate)}
          key: {Quote(place.Tls.Key)}
        management:
          address: {Quote(place.Management)}
        gateway:
          authorities: [{Quote(place.Tls.Authority)}]
          spiffeIds: ["{CitySystems.GatewayClient.SpiffeId}"]
        source:
          kind: sqlite
          connection: {Quote($"Data Source=\"{place.Database}\"")}
        mapping:
          folder: {MappingsName}
          timeZone: Asia/Shanghai
        journal:
          path: {Quote(Path.Combine(place.State, "journal.db"))}
        pseudonyms:
          file: {Quote(Path.Combine(place.State, "pseudonym.key"))}
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
