using Gateway.Contracts.Materials.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Microsoft.AspNetCore.Builder;

namespace Gateway.Server.Tests.Materials.Load;

/// <summary>A test city in which shops are opened, with an adapter of each department over real mTLS.</summary>
internal sealed class ShopCity : IAsyncDisposable
{
    private readonly List<FakeAdapter> _adapters = [];

    private ShopCity(TestCity city) => (City, Consumer) = (city, new(city.ConnectConsumer()));

    public TestCity City { get; }

    /// <summary>The approval system, over one channel.</summary>
    public MaterialsService.MaterialsServiceClient Consumer { get; }

    /// <summary>The adapters, in the order of the departments.</summary>
    public IReadOnlyList<FakeAdapter> Adapters => _adapters;

    /// <summary>Starts it, and waits until every department is answered for.</summary>
    public static async Task<ShopCity> StartAsync(ShopTerms terms, Action<GatewayOptions>? configure = null, Action<WebApplicationBuilder>? build = null)
    {
        var shop = new ShopCity(await TestCity.StartAsync(configure, build));
        foreach (var office in Shop.Offices)
        {
            shop._adapters.Add(await FakeAdapter.StartAsync(shop.City.Authority, office));
        }

        await shop.City.ApplyAsync([.. Shop.All([.. shop._adapters.Select(adapter => adapter.Address)], terms)]);
        var lookups = new SharedDataService.SharedDataServiceClient(shop.City.ConnectConsumer());
        foreach (var office in Shop.Offices)
        {
            await Poll.UntilSucceedsAsync(
                async token => await lookups.LookupAsync(Shop.Lookup(office, Registered.Citizen(0)), cancellationToken: token),
                TimeSpan.FromSeconds(30),
                $"{office} is asked");
        }

        return shop;
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        foreach (var adapter in _adapters)
        {
            await adapter.DisposeAsync();
        }
    }
}
