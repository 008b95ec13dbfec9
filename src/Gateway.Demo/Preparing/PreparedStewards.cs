using Gateway.Contracts.Management.V1;
using Gateway.Demo.Running;
using Gateway.Demo.Tls;

namespace Gateway.Demo.Preparing;

/// <summary>What the stewards and the approval systems have: the documents to register, and credentials to call with.</summary>
internal static class PreparedStewards
{
    public static void Write(PreparedFolder folder, TlsFolder tls, CitySystems systems, IReadOnlyList<Document> documents)
    {
        var home = folder.Of(Services.Stewards);
        var register = Path.Combine(home, "city");
        DemoFolder.CreatePrivate(register);
        CityDocuments.Write(documents, register);
        var gateway = Services.Gateways[0];
        CityFileWriter.Of(
            $"https://{gateway}:8443",
            $"http://{gateway}:9090",
            systems.All.Where(system => system.Role != SystemRole.Adapter),
            id => PreparedFolder.Put(home, id, tls.Of(id))).Write(Path.Combine(home, "city.json"));
    }
}
