namespace Gateway.Demo.Running;

/// <summary>What the command line said.</summary>
/// <param name="Data">Folder of the city's state.</param>
/// <param name="Exit">End after the case.</param>
/// <param name="Redis">Redis for cached certificates, as its client writes it; null for memory alone.</param>
internal sealed record DemoOptions(string Data, bool Exit, string? Redis);
