using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Gateway.Cli.Applying;
using Gateway.Cli.Drafting;
using Gateway.Cli.Figures;
using Gateway.Cli.Findings;
using Gateway.Cli.Gaps;
using Gateway.Cli.Lookups;
using Gateway.Cli.Orders;
using Gateway.Cli.Registered;
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
        language.AcceptOnly(terminal, Languages.EnglishName, Languages.ChineseName);
        root.Add(language);
        root.Add(LookupCommand.Create(terminal));
        root.Add(ApplyCommand.Create(terminal));
        root.Add(CheckCommand.Create(terminal));
        root.Add(DraftCommand.Create(terminal));
        root.Add(GetCommand.Create(terminal));
        root.Add(GapsCommand.Create(terminal));
        root.Add(OrdersCommand.Create(terminal));
        root.Add(FindingsCommand.Create(terminal));
        root.Add(ReportCommand.Create(terminal));
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = terminal.Say(CommandTexts.HelpOption);
                help.Action = new HelpPage(terminal, (HelpAction)help.Action!);
            }
            else if (option is VersionOption)
            {
                option.Description = terminal.Say(CommandTexts.VersionOption);
            }
        }

        return root;
    }

    /// <summary>Leaves the first line of what each command below one does, for the list of them.</summary>
    public static void Shorten(Command command)
    {
        foreach (var below in command.Subcommands)
        {
            below.Description = below.Description?.Split('\n')[0].TrimEnd();
        }
    }

    /// <summary>How a command is called: <c>gateway apply</c>.</summary>
    public static string PathOf(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{PathOf(parent)} {result.Command.Name}" : Name;
}
