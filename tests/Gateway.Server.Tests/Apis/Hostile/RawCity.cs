namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>A city whose API is a raw one.</summary>
public sealed class RawCity : IAsyncLifetime
{
    internal RawUpstream Upstream { get; } = new();

    internal ApiCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        City = await ApiCity.StartAsync(
            (options, _) =>
            {
                options.Departments.BreakerMinimumCalls = 1_000;
                options.Apis.Upstreams.Add(new() { Department = "gongan", Address = Upstream.Address.ToString(), Networks = { "127.0.0.0/8" } });
            },
            entry => entry.Api.Destinations[0].Address = Upstream.Address + "base");
        Upstream.Requests.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        await Upstream.DisposeAsync();
    }
}
