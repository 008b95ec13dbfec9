namespace Gateway.Demo.Scenarios;

/// <summary>The city's scenarios, in order.</summary>
internal static class CityScenarios
{
    public static readonly IScenario[] All =
    [
        new FoundCompany(), new OpenRestaurant(), new CloseCompany(), new Newborn(), new TransferHome(), new MinzhengDown(),
    ];
}
