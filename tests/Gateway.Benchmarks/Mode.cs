namespace Gateway.Benchmarks;

/// <summary>One thing that this program does.</summary>
/// <param name="Name">First argument of the command line.</param>
/// <param name="Help">The line of the help; null hides the mode: one that the program starts itself.</param>
/// <param name="Run">Takes the other arguments; gives the exit code.</param>
internal sealed record Mode(string Name, string? Help, Func<string[], Task<int>> Run);
