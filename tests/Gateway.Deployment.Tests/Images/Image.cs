namespace Gateway.Deployment.Tests.Images;

/// <summary>What a Dockerfile made: a tree of files, and how to run it.</summary>
/// <param name="Root">The folder that stands for the root of its file system, without what its base brings.</param>
/// <param name="WorkingDirectory">Where its program starts.</param>
/// <param name="Environment">Its variables, the base's among them.</param>
/// <param name="User">Number of its user.</param>
/// <param name="Volumes">Folders that it writes.</param>
/// <param name="EntryPoint">Its program.</param>
/// <param name="Command">What follows where nothing else is given.</param>
/// <param name="HealthCheck">The command that tells its health; null where it has none.</param>
internal sealed record Image(
    string Root,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    string User,
    IReadOnlyList<string> Volumes,
    IReadOnlyList<string> EntryPoint,
    IReadOnlyList<string> Command,
    IReadOnlyList<string>? HealthCheck);
