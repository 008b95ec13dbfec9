using System.CommandLine;
using Gateway.Cli.Connecting;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Cli.Orders;

/// <summary><c>gateway orders show</c>.</summary>
internal static class ShowOrderCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command("show", terminal.Say(OrderTexts.Show));
        var id = new Argument<string>("ORDER") { Description = terminal.Say(OrderTexts.Id) };
        var output = OutputOption.Create(terminal, OutputOption.Text, OutputOption.Json);
        command.Add(id);
        command.Add(output);
        var connect = ConnectionArguments.AddTo(command, terminal, OrdersCommand.UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            return await RunAsync(
                terminal, connection, parsed.GetRequiredValue(id), parsed.GetValue(output) == OutputOption.Json, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, GatewayConnection connection, string id, bool asJson, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new DepartmentWorkService.DepartmentWorkServiceClient(connection.Calls)
                .GetOrderAsync(new GetOrderRequest { OrderId = id }, cancellationToken: cancellationToken);
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
