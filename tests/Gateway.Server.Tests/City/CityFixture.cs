namespace Gateway.Server.Tests.City;

/// <summary>One city for the tests of a class that leave it as it was.</summary>
public sealed class CityFixture : IAsyncLifetime
{
    /// <summary>An address that entries may name, and at which nobody listens.</summary>
    internal static Uri Unserved { get; } = new("http://127.0.0.1:1");

    internal TestCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync(
        options => options.Apis.Upstreams.Add(new() { Department = "gongan", Address = Unserved.ToString(), Networks = { "127.0.0.0/8" } }));

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
