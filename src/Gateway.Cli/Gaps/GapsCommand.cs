using System.CommandLine;
using Gateway.Cli.Connecting;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Contracts.Management.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Cli.Gaps;

/// <summary><c>gateway gaps</c>.</summary>
internal static class GapsCommand
{
    private const uint PageSize = 500;
    private static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(30);
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation().WithFormatDefaultValues(true));

    public static Command Create(Terminal terminal)
    {
        var command = new Command("gaps", terminal.Say(GapTexts.Gaps));
        var item = new Argument<string?>("ITEM") { Description = terminal.Say(GapTexts.Item), Arity = ArgumentArity.ZeroOrOne };
        var output = OutputOption.Create(terminal, OutputOption.Text, OutputOption.Json);
        command.Add(item);
        command.Add(output);
        var connect = ConnectionArguments.AddTo(command, terminal, UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            var request = new ListGapsRequest { ServiceItemCode = parsed.GetValue(item) ?? "", PageSize = PageSize };
            return await RunAsync(terminal, connection, request, parsed.GetValue(output) == OutputOption.Json, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, ListGapsRequest request, bool asJson, CancellationToken cancellationToken)
    {
        var all = new ListGapsResponse();
        try
        {
            do
            {
                var page = await connection.Management.ListGapsAsync(request, cancellationToken: cancellationToken);
                all.Gaps.AddRange(page.Gaps);
                (all.Revision, request.PageToken) = (page.Revision, page.NextPageToken);
            }
            while (request.PageToken.Length > 0);
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallFailure.Write(terminal, connection, exception, asJson);
        }

        if (asJson)
        {
            terminal.Out.WriteLine(Json.Format(all));
        }
        else
        {
            Write(terminal, all);
        }

        return ExitCodes.Done;
    }

    private static void Write(Terminal terminal, ListGapsResponse answer)
    {
        if (answer.Gaps.Count == 0)
        {
            terminal.WriteLine(GapTexts.None);
            return;
        }

        terminal.WriteTable(
            [terminal.Say(GapTexts.ItemHeading), terminal.Say(GapTexts.MaterialHeading), terminal.Say(GapTexts.EntryHeading), terminal.Say(GapTexts.MissingHeading)],
            answer.Gaps.Select(gap => (IReadOnlyList<string>)
            [
                gap.ServiceItemCode,
                gap.MaterialName,
                gap.Entry,
                terminal.Language == Language.Chinese && gap.MessageZh.Length > 0 ? gap.MessageZh : gap.Message,
            ]));
    }
}
