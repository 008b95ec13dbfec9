namespace Gateway.Demo.Running;

/// <summary>What the command line said.</summary>
/// <param name="Data">Folder of the city's state.</param>
/// <param name="Exit">End after the case.</param>
internal sealed record DemoOptions(string Data, bool Exit);
