using Gateway.Testing;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>Prometheus's own tool, of Debian.</summary>
internal static class Promtool
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Its exit code and what it said.</summary>
    public static async Task<(int Exit, string Said)> RunAsync(IEnumerable<string> arguments, string? input = null)
    {
        await using var tool = ChildProcess.Start("promtool", arguments, input: input);
        var exit = await tool.WaitForExitAsync(s_patience, TestContext.Current.CancellationToken);
        return (exit, tool.Output + tool.Errors);
    }
}
