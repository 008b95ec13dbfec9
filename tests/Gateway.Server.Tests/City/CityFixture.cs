namespace Gateway.Server.Tests.City;

/// <summary>One city for the tests of a class that leave it as it was.</summary>
public sealed class CityFixture : IAsyncLifetime
{
    internal TestCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await TestCity.StartAsync();

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
