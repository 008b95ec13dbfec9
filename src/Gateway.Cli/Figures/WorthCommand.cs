using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Gateway.Cli.Connecting;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Cli.Figures;

/// <summary><c>gateway report worth-connecting</c>.</summary>
internal static class WorthCommand
{
    private const int UsualCount = 20;
    private const int GreatestCount = 100;

    public static Command Create(Terminal terminal)
    {
        var command = new Command("worth-connecting", terminal.Say(FigureTexts.Worth));
        var arguments = new ReportArguments(command, terminal);
        var count = new Option<int>("--count")
        {
            Description = terminal.Say(FigureTexts.Count),
            HelpName = "N",
            DefaultValueFactory = _ => UsualCount,
            CustomParser = result => Count(result, terminal),
        };
        command.Add(count);
        var connect = ConnectionArguments.AddTo(command, terminal, ReportCommand.UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            var request = new ListWorthConnectingRequest
            {
                FromMonth = arguments.From(parsed),
                UntilMonth = arguments.Until(parsed),
                Count = (uint)parsed.GetValue(count),
            };
            return await RunAsync(terminal, connection, request, arguments.Output(parsed), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, ListWorthConnectingRequest request, string output, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await new FiguresService.FiguresServiceClient(connection.Calls)
                .ListWorthConnectingAsync(request, cancellationToken: cancellationToken);
            switch (output)
            {
                case OutputOption.Json:
                    terminal.WriteJson(answer);
                    break;
                case ReportArguments.Csv:
                    WorthAnswer.WriteCsv(terminal, answer);
                    break;
                default:
                    WorthAnswer.Write(terminal, answer);
                    break;
            }

            return ExitCodes.Done;
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallFailure.Write(terminal, connection, exception, output == OutputOption.Json);
        }
    }

    private static int Count(ArgumentResult result, Terminal terminal)
    {
        var written = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= GreatestCount)
        {
            return count;
        }

        result.AddError(terminal.Say(FigureTexts.NoCount, Printable.Quoted(written)));
        return UsualCount;
    }
}
