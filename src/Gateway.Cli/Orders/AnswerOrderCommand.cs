using System.CommandLine;
using Gateway.Cli.Connecting;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Cli.Orders;

/// <summary><c>gateway orders answer</c>.</summary>
internal static class AnswerOrderCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("answer", terminal.Say(OrderTexts.Answer));
        var id = new Argument<string>("ORDER") { Description = terminal.Say(OrderTexts.Id) };
        var confirmed = new Option<bool>("--confirmed") { Description = terminal.Say(OrderTexts.Confirmed) };
        var objected = new Option<bool>("--objected") { Description = terminal.Say(OrderTexts.Objected) };
        var note = new Option<string?>("--note") { Description = terminal.Say(OrderTexts.Note), HelpName = "TEXT" };
        var officer = new Option<string?>("--officer") { Description = terminal.Say(OrderTexts.Officer), HelpName = "ID" };
        var output = OutputOption.Create(terminal, OutputOption.Text, OutputOption.Json);
        command.Add(id);
        foreach (var option in new Option[] { confirmed, objected, note, officer, output })
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(confirmed) == result.GetValue(objected))
            {
                result.AddError(terminal.Say(OrderTexts.OneAnswer));
            }
            else if (result.GetValue(objected) && string.IsNullOrWhiteSpace(result.GetValue(note)))
            {
                result.AddError(terminal.Say(OrderTexts.NoteMissing));
            }
        });
        var connect = ConnectionArguments.AddTo(command, terminal, OrdersCommand.UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            var request = new AnswerOrderRequest
            {
                OrderId = parsed.GetRequiredValue(id),
                Answer = parsed.GetValue(confirmed) ? OrderAnswer.Confirmed : OrderAnswer.Objected,
                Note = parsed.GetValue(note) ?? "",
                OfficerId = parsed.GetValue(officer) ?? "",
            };
            return await RunAsync(terminal, connection, request, parsed.GetValue(output) == OutputOption.Json, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, AnswerOrderRequest request, bool asJson, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new DepartmentWorkService.DepartmentWorkServiceClient(connection.Calls)
                .AnswerOrderAsync(request, cancellationToken: cancellationToken);
            if (asJson)
            {
                terminal.WriteJson(answer);
            }
            else
            {
                OrderAnswers.Write(terminal, answer);
            }

            return ExitCodes.Done;
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallFailure.Write(terminal, connection, exception, asJson);
        }
    }
}
