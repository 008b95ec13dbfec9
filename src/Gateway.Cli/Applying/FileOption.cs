using System.CommandLine;
using Gateway.Cli.Terminals;

namespace Gateway.Cli.Applying;

/// <summary>The option <c>--file</c>.</summary>
internal static class FileOption
{
    public static Option<string> Create(Terminal terminal) => new("--file", "-f")
    {
        Description = terminal.Say(ApplyTexts.FileOption),
        HelpName = "PATH",
        Required = true,
    };
}
