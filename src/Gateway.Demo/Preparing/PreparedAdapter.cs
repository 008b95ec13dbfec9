using Gateway.Demo.City.Databases;
using Gateway.Demo.Running;
using Gateway.Demo.Tls;

namespace Gateway.Demo.Preparing;

/// <summary>An adapter that runs apart: its folder is mounted where its image looks for it, and its state lies elsewhere.</summary>
internal static class PreparedAdapter
{
    private const int Port = 7443;
    private const string Mounted = "/etc/gateway-adapter";
    private const string State = "/var/lib/gateway-adapter";
    private const string Database = "department.db";

    /// <summary>Writes its folder, and its address into its document.</summary>
    public static void Write(PreparedFolder folder, TlsFolder tls, Contracts.Management.V1.System system)
    {
        var home = folder.Of(system.Id);
        var certificate = PreparedFolder.Put(home, "adapter", tls.Of(system.Id));
        PreparedFolder.PutFile(CityDatabases.PathOf(folder.Made.Databases, system.Department), Path.Combine(home, Database));
        AdapterFiles.Write(home, new AdapterPlace(system.Department, $"0.0.0.0:{Port}", certificate, $"{Mounted}/{Database}", State)
        {
            Management = "0.0.0.0:9190",
        });
        system.Addresses.Clear();
        system.Addresses.Add($"https://{system.Id}:{Port}");
    }
}
