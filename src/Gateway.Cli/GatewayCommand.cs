using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Gateway.Cli.Applying;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;

namespace Gateway.Cli;

/// <summary>The tree of commands.</summary>
internal static class GatewayCommand
{
    private const string Name = "gateway";

    public static Command Create(Terminal terminal)
    {
        var root = new RootCommand(terminal.Say(CommandTexts.Root)) { HelpName = Name };
        var language = new Option<string>(Languages.Option)
        {
            Description = terminal.Say(CommandTexts.LanguageOption),
            HelpName = $"{Languages.EnglishName}|{Languages.ChineseName}",
            Recursive = true,
        };
        language.AcceptOnlyFromAmong(Languages.EnglishName, Languages.ChineseName);
        root.Add(language);
        root.Add(ApplyCommand.Create(terminal));
        root.Add(CheckCommand.Create(terminal));
        foreach (var option in root.Options)
        {
            option.Description = option switch
            {
                HelpOption => terminal.Say(CommandTexts.HelpOption),
                VersionOption => terminal.Say(CommandTexts.VersionOption),
                _ => option.Description,
            };
        }

        return root;
    }

    /// <summary>How a command is called: <c>gateway apply</c>.</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : Name;
}
