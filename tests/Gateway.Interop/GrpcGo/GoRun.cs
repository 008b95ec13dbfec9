using System.Text.Json;
using Gateway.Testing;

namespace Gateway.Interop.GrpcGo;

/// <summary>A run of one case by the client in Go.</summary>
/// <param name="ExitCode">0 where the case found everything as it wants it.</param>
/// <param name="Calls">Its calls, in the order of their ends.</param>
/// <param name="Tail">What it said, for messages.</param>
internal sealed record GoRun(int ExitCode, IReadOnlyList<GoCall> Calls, string Tail)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs a case to its end.</summary>
    public static async Task<GoRun> OfAsync(string name, string address, params IEnumerable<string> arguments)
    {
        var programs = await GoPrograms.GetAsync();
        await using var process = ChildProcess.Start(programs.Client, ["-case", name, "-address", address, .. arguments]);
        var code = await process.WaitForExitAsync(s_patience, TestContext.Current.CancellationToken);
        return new GoRun(
            code, [.. process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<GoCall>(line)!)], process.Tail);
    }

    /// <summary>The case is passed as it is written.</summary>
    public void AssertPassed() => Assert.True(ExitCode == 0, Tail);
}
