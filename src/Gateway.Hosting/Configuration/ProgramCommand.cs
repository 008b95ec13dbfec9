namespace Gateway.Hosting.Configuration;

/// <summary>What a program does instead of serving: <c>PROGRAM NAME --config FILE</c>.</summary>
/// <typeparam name="T">The program's options.</typeparam>
/// <param name="Name">The word on the command line.</param>
/// <param name="Summary">What it does, in one line.</param>
/// <param name="Run">Does it with valid options, and whether <c>--json</c> was given; returns the exit code.</param>
/// <param name="TakesJson">Whether it takes <c>--json</c>.</param>
/// <param name="Sections">First parts of the keys that it needs; faults of others do not keep it. Null: all.</param>
public sealed record ProgramCommand<T>(
    string Name, string Summary, Func<T, bool, Task<int>> Run, bool TakesJson = false, IReadOnlyList<string>? Sections = null);
