namespace Gateway.Server.Tests.Materials.City;

/// <summary>One city for the tests of a class.</summary>
public sealed class CaseCityFixture : IAsyncLifetime
{
    internal CaseCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync() => City = await CaseCity.StartAsync();

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
