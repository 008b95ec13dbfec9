using System.CommandLine;
using Gateway.Cli.Connecting;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Contracts.Materials.V1;
using Grpc.Core;

namespace Gateway.Cli.Findings;

/// <summary><c>gateway findings</c>.</summary>
internal static class FindingsCommand
{
    private const uint PageSize = 500;

    /// <summary>The deadline of one call where none is given.</summary>
    public static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(30);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("findings", terminal.Say(FindingTexts.Findings));
        var all = new Option<bool>("--all") { Description = terminal.Say(FindingTexts.All) };
        var output = OutputOption.Create(terminal, OutputOption.Text, OutputOption.Json);
        command.Add(all);
        command.Add(output);
        var connect = ConnectionArguments.AddTo(command, terminal, UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            var request = new ListFindingsRequest { All = parsed.GetValue(all), PageSize = PageSize };
            return await RunAsync(terminal, connection, request, parsed.GetValue(output) == OutputOption.Json, cancellationToken);
        });
        command.Add(AnswerFindingCommand.Create(terminal));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, ListFindingsRequest request, bool asJson, CancellationToken cancellationToken)
    {
        var work = new DepartmentWorkService.DepartmentWorkServiceClient(connection.Calls);
        var all = new ListFindingsResponse();
        try
        {
            do
            {
                var page = await work.ListFindingsAsync(request, cancellationToken: cancellationToken);
                all.Findings.AddRange(page.Findings);
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
            Write(terminal, all, request.All);
        }

        return ExitCodes.Done;
    }

    private static void Write(Terminal terminal, ListFindingsResponse answer, bool withAnswers)
    {
        if (answer.Findings.Count == 0)
        {
            terminal.WriteLine(FindingTexts.None);
            return;
        }

        var headings = new[]
        {
            FindingTexts.IdHeading, FindingTexts.KindHeading, FindingTexts.MadeHeading, FindingTexts.CaseHeading, FindingTexts.MaterialHeading,
            FindingTexts.EntryHeading, FindingTexts.NoteHeading, FindingTexts.AnswerHeading,
        };
        var columns = withAnswers ? headings.Length : headings.Length - 1;
        terminal.WriteTable(
            [.. headings.Take(columns).Select(heading => terminal.Say(heading))],
            answer.Findings.Select(finding => (IReadOnlyList<string>)
            [.. new[]
            {
                finding.FindingId,
                terminal.Say(FindingTexts.Of(finding.Kind)),
                Moments.Of(terminal, finding.MadeAt),
                finding.CaseNumber,
                finding.Material,
                finding.Entry,
                finding.Note,
                finding.Answer,
            }.Take(columns)]));
    }
}
