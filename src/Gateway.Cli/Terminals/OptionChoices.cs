using System.CommandLine;
using Gateway.Cli.Texts;

namespace Gateway.Cli.Terminals;

/// <summary>Options with few values.</summary>
internal static class OptionChoices
{
    /// <summary>Adds the fault to the option where its value is none of these.</summary>
    public static void AcceptOnly(this Option<string> option, Terminal terminal, params string[] values)
    {
        option.CompletionSources.Add(values);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !values.Contains(token.Value)))
            {
                result.AddError(terminal.Say(CommandTexts.ChoiceUnknown, option.Name, string.Join(", ", values), Printable.Quoted(token.Value)));
            }
        });
    }
}
