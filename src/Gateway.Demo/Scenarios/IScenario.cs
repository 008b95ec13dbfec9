namespace Gateway.Demo.Scenarios;

/// <summary>A matter of the city, from the application to what follows from it.</summary>
internal interface IScenario
{
    /// <summary>What it is about.</summary>
    ScenarioAbout About { get; }

    /// <summary>Plays it: what it does it tells, and what must come of it, it checks.</summary>
    Task PlayAsync(ScenarioStage stage, CancellationToken cancellationToken);
}
