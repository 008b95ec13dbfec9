using Gateway.Contracts.Adapter.V1;
using Gateway.Contracts.Management.V1;
using Gateway.Demo.Running;
using Gateway.Demo.Tls;
using Grpc.Net.Client;

namespace Gateway.EndToEnd.City;

/// <summary>The nine adapters over the seeded databases, called as the gateway calls them.</summary>
public sealed class RunningAdapters(SeededCity city) : IAsyncLifetime
{
    private readonly List<GrpcChannel> _channels = [];
    private readonly Dictionary<string, AdapterService.AdapterServiceClient> _clients = new(StringComparer.Ordinal);
    private CityAdapters? _adapters;

    internal static IReadOnlyList<Document> Documents { get; } = CityDocuments.Read();

    public static IEnumerable<Entry> Entries { get; } =
        [.. Documents.Where(document => document.BodyCase == Document.BodyOneofCase.Entry).Select(document => document.Entry)];

    public AdapterService.AdapterServiceClient Of(string department) => _clients[department];

    public async ValueTask InitializeAsync()
    {
        Assert.True(Directory.Exists(city.Databases));
        var systems = new CitySystems(Documents);
        var tls = new TlsFolder(city.Demo.Tls, TimeProvider.System);
        tls.Ensure(systems.Certificates);
        _adapters = await CityAdapters.StartAsync(city.Demo, tls, systems, KeptPorts.Read(city.Demo), CancellationToken.None);
        foreach (var system in systems.Adapters)
        {
            _clients[system.Department] = Connect(system.Addresses[0], tls.Of(CitySystems.GatewayClient.Name));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        if (_adapters is not null)
        {
            await _adapters.DisposeAsync();
        }
    }

    private AdapterService.AdapterServiceClient Connect(string address, CertificateFiles files)
    {
        var channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { HttpHandler = AsTheGateway.Handler(files), DisposeHttpClient = true });
        _channels.Add(channel);
        return new AdapterService.AdapterServiceClient(channel);
    }
}
