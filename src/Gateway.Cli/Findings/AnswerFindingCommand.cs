using System.CommandLine;
using Gateway.Cli.Connecting;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Cli.Findings;

/// <summary><c>gateway findings answer</c>.</summary>
internal static class AnswerFindingCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("answer", terminal.Say(FindingTexts.Answer));
        var id = new Argument<string>("FINDING") { Description = terminal.Say(FindingTexts.Id) };
        var answer = new Option<string>("--answer") { Description = terminal.Say(FindingTexts.AnswerOption), HelpName = "TEXT", Required = true };
        var output = OutputOption.Create(terminal, OutputOption.Text, OutputOption.Json);
        command.Add(id);
        command.Add(answer);
        command.Add(output);
        var connect = ConnectionArguments.AddTo(command, terminal, FindingsCommand.UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            var request = new AnswerFindingRequest { FindingId = parsed.GetRequiredValue(id), Answer = parsed.GetRequiredValue(answer) };
            return await RunAsync(terminal, connection, request, parsed.GetValue(output) == OutputOption.Json, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, AnswerFindingRequest request, bool asJson, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new DepartmentWorkService.DepartmentWorkServiceClient(connection.Calls)
                .AnswerFindingAsync(request, cancellationToken: cancellationToken);
            if (asJson)
            {
                terminal.WriteJson(answer);
            }
            else
            {
                terminal.WriteLine(FindingTexts.Answered, Moments.Of(terminal, answer.Finding.AnsweredAt));
            }

            return ExitCodes.Done;
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallFailure.Write(terminal, connection, exception, asJson);
        }
    }
}
