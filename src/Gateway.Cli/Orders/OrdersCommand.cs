using System.CommandLine;
using Gateway.Cli.Connecting;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Cli.Orders;

/// <summary><c>gateway orders</c>.</summary>
internal static class OrdersCommand
{
    private const uint PageSize = 500;

    /// <summary>The deadline of one call where none is given.</summary>
    public static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(30);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("orders", terminal.Say(OrderTexts.Orders));
        var all = new Option<bool>("--all") { Description = terminal.Say(OrderTexts.All) };
        var output = OutputOption.Create(terminal, OutputOption.Text, OutputOption.Json);
        command.Add(all);
        command.Add(output);
        var connect = ConnectionArguments.AddTo(command, terminal, UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            var request = new ListOrdersRequest { All = parsed.GetValue(all), PageSize = PageSize };
            return await RunAsync(terminal, connection, request, parsed.GetValue(output) == OutputOption.Json, cancellationToken);
        });
        command.Add(ShowOrderCommand.Create(terminal));
        command.Add(AnswerOrderCommand.Create(terminal));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, ListOrdersRequest request, bool asJson, CancellationToken cancellationToken)
    {
        var work = new DepartmentWorkService.DepartmentWorkServiceClient(connection.Calls);
        var all = new ListOrdersResponse();
        try
        {
            do
            {
                var page = await work.ListOrdersAsync(request, cancellationToken: cancellationToken);
                all.Orders.AddRange(page.Orders);
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallFailure.Write(terminal, connection, exception, asJson);
        }

        if (asJson)
        {
            terminal.WriteJson(all);
        }
        else
        {
            OrderAnswers.Write(terminal, all);
        }

        return ExitCodes.Done;
    }
}
