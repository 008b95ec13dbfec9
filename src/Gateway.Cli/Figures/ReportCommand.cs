using System.CommandLine;
using Gateway.Cli.Connecting;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Cli.Figures;

/// <summary><c>gateway report</c>.</summary>
internal static class ReportCommand
{
    /// <summary>The deadline of one call where none is given.</summary>
    public static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(60);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("report", terminal.Say(FigureTexts.Report));
        var arguments = new ReportArguments(command, terminal);
        var department = new Option<string?>("--department") { Description = terminal.Say(FigureTexts.Department), HelpName = "SLUG" };
        var item = new Option<string?>("--item") { Description = terminal.Say(FigureTexts.Item), HelpName = "CODE" };
        command.Add(department);
        command.Add(item);
        var connect = ConnectionArguments.AddTo(command, terminal, UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            var request = new GetFiguresRequest
            {
                FromMonth = arguments.From(parsed),
                UntilMonth = arguments.Until(parsed),
                Department = parsed.GetValue(department) ?? "",
                ServiceItemCode = parsed.GetValue(item) ?? "",
            };
            return await RunAsync(terminal, connection, request, arguments.Output(parsed), cancellationToken);
        });
        command.Add(WorthCommand.Create(terminal));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, GetFiguresRequest request, string output, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new FiguresService.FiguresServiceClient(connection.Calls).GetFiguresAsync(request, cancellationToken: cancellationToken);
            switch (output)
            {
                case OutputOption.Json:
                    terminal.WriteJson(answer);
                    break;
                case ReportArguments.Csv:
                    FiguresAnswer.WriteCsv(terminal, answer);
                    break;
                default:
                    FiguresAnswer.Write(terminal, answer);
                    break;
            }

            return ExitCodes.Done;
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallFailure.Write(terminal, connection, exception, output == OutputOption.Json);
        }
    }
}
