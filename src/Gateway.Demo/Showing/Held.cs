using Spectre.Console;

namespace Gateway.Demo.Showing;

/// <summary>Counts what was as expected.</summary>
internal static class Held
{
    /// <summary>Shows how many expectations held; how many did not is returned.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="calls">Calls of the case, with how long each took.</param>
    /// <param name="scenarios">Expectations of the scenarios.</param>
    public static int Show(IAnsiConsole console, IReadOnlyList<(string? Fault, TimeSpan Elapsed)> calls, IReadOnlyList<string?> scenarios)
    {
        var all = calls.Select(call => call.Fault).Concat(scenarios).ToArray();
        var failed = all.Count(fault => fault is not null);
        var median = calls.Select(call => call.Elapsed).Order().ElementAt(calls.Count / 2);
        console.MarkupLine($"{(failed == 0 ? "[green]✓[/]" : "[red]✗[/]")} [bold]{all.Length - failed}/{all.Length}[/] 项与预期一致 expectations held · 调用耗时中位数 median of calls {Screen.Time(median)}");
        console.MarkupLine("  [grey]每次调用（含拒绝）均已先行存证 every call, refusals too, was recorded before its answer[/]");
        console.WriteLine();
        return failed;
    }
}
