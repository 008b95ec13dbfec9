using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Gateway.Demo.Showing;

/// <summary>The terminal, or the file that stands for it.</summary>
internal static class Screen
{
    private const int WidthWithoutTerminal = 160;

    public static IAnsiConsole Open()
    {
        // Names of people hold characters that no other encoding of a console has.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = WidthWithoutTerminal;
            console.Profile.Capabilities.Unicode = true;
        }

        return console;
    }

    /// <summary>Milliseconds, or seconds when there are many.</summary>
    public static string Time(TimeSpan elapsed) => elapsed.TotalSeconds >= 1
        ? elapsed.TotalSeconds.ToString("0.00 s", CultureInfo.InvariantCulture)
        : elapsed.TotalMilliseconds.ToString("0.0 ms", CultureInfo.InvariantCulture);

    /// <summary>A line that is to be copied: never broken, never styled.</summary>
    public static void Copyable(this IAnsiConsole console, string text)
    {
        console.Profile.Out.Writer.WriteLine(text);
        console.Profile.Out.Writer.Flush();
    }
}
