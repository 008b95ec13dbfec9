using System.CommandLine;

namespace Gateway.Cli.Terminals;

/// <summary>The option <c>--output</c>.</summary>
internal static class OutputOption
{
    public const string Text = "text";
    public const string Json = "json";
    public const string Yaml = "yaml";

    /// <summary>Makes the option; the first of the forms is the usual one.</summary>
    public static Option<string> Create(Terminal terminal, params string[] forms)
    {
        var option = new Option<string>("--output", "-o")
        {
            Description = terminal.Say(CommandTexts.OutputOption),
            HelpName = string.Join('|', forms),
            DefaultValueFactory = _ => forms[0],
        };
        option.AcceptOnly(terminal, forms);
        return option;
    }
}
