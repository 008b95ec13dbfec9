using Spectre.Console;

namespace Gateway.Demo.Showing;

/// <summary>One line for each step of the start.</summary>
internal static class StepLine
{
    private static readonly Lock Gate = new();

    /// <summary>Steps run beside each other: each line is written whole.</summary>
    public static void Step(this IAnsiConsole console, string what, string detail, TimeSpan elapsed)
    {
        lock (Gate)
        {
            console.MarkupLine($"[green]✓[/] {Markup.Escape(Wide.Pad(what, 30))} [grey]{Markup.Escape(Screen.Time(elapsed)),10}[/]  {Markup.Escape(detail)}");
        }
    }
}
