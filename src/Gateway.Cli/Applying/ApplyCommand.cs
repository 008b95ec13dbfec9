using System.CommandLine;
using Gateway.Cli.Connecting;
using Gateway.Cli.Documents;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Contracts.Management.V1;
using Grpc.Core;

namespace Gateway.Cli.Applying;

/// <summary><c>gateway apply</c>.</summary>
internal static class ApplyCommand
{
    private static readonly TimeSpan UsualDeadline = TimeSpan.FromMinutes(2);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("apply", terminal.Say(ApplyTexts.Apply));
        var file = FileOption.Create(terminal);
        var dryRun = new Option<bool>("--dry-run") { Description = terminal.Say(ApplyTexts.DryRunOption) };
        var output = OutputOption.Create(terminal, OutputOption.Text, OutputOption.Json);
        command.Add(file);
        command.Add(dryRun);
        command.Add(output);
        var connect = ConnectionArguments.AddTo(command, terminal, UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            return await RunAsync(
                terminal,
                connection,
                parsed.GetRequiredValue(file),
                parsed.GetValue(dryRun),
                parsed.GetValue(output) == OutputOption.Json,
                cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, string path, bool dryRun, bool asJson, CancellationToken cancellationToken)
    {
        var read = DocumentFolder.Read(path);
        if (read.Faults.Count > 0)
        {
            if (asJson)
            {
                ApplyAnswer.WriteJson(terminal, ApplyAnswer.Of(read.Faults));
            }
            else
            {
                ApplyAnswer.WriteFaults(terminal, read.Faults, ApplyTexts.FaultsFound);
            }

            return ExitCodes.Refused;
        }

        try
        {
            var answer = await connection.Management.ApplyAsync(
                new ApplyRequest { Documents = { read.Documents }, DryRun = dryRun }, cancellationToken: cancellationToken);
            return ApplyAnswer.Write(terminal, answer, read, dryRun, asJson);
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallFailure.Write(terminal, connection, exception, asJson);
        }
    }
}
