using System.CommandLine;
using Gateway.Cli.Documents;
using Gateway.Cli.Terminals;

namespace Gateway.Cli.Applying;

/// <summary><c>gateway check</c>.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("check", terminal.Say(ApplyTexts.Check));
        var file = FileOption.Create(terminal);
        var output = OutputOption.Create(terminal, OutputOption.Text, OutputOption.Json);
        command.Add(file);
        command.Add(output);
        command.SetAction(parsed =>
        {
            var read = DocumentFolder.Read(parsed.GetRequiredValue(file));
            if (parsed.GetValue(output) == OutputOption.Json)
            {
                ApplyAnswer.WriteJson(terminal, ApplyAnswer.Of(read.Faults));
            }
            else if (read.Faults.Count == 0)
            {
                terminal.WriteLine(ApplyTexts.Sound, read.Documents.Count);
            }
            else
            {
                ApplyAnswer.WriteFaults(terminal, read.Faults, ApplyTexts.FaultsChecked);
            }

            return read.Faults.Count == 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }
}
