using System.CommandLine;
using System.CommandLine.Parsing;
using Gateway.Cli.Connecting;
using Gateway.Cli.Documents;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Cli.Texts;
using Gateway.Contracts.Management.V1;
using Grpc.Core;

namespace Gateway.Cli.Registered;

/// <summary><c>gateway get</c>.</summary>
internal static class GetCommand
{
    private const uint PageSize = 500;
    private static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(30);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("get", terminal.Say(GetTexts.Get));
        var kind = new Argument<string>("KIND")
        {
            HelpName = "KIND",
            Description = terminal.Say(GetTexts.Kind, DocumentKinds.List),
            CustomParser = result => Kind(result, terminal.Language),
        };
        kind.CompletionSources.Add([.. DocumentKinds.Names]);
        var key = new Argument<string?>("KEY") { Description = terminal.Say(GetTexts.Key), Arity = ArgumentArity.ZeroOrOne };
        var output = OutputOption.Create(terminal, OutputOption.Yaml, OutputOption.Json);
        command.Add(kind);
        command.Add(key);
        command.Add(output);
        var connect = ConnectionArguments.AddTo(command, terminal, UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            var request = new GetRequest
            {
                Kind = DocumentKinds.NumberOf(parsed.GetRequiredValue(kind)),
                Key = parsed.GetValue(key) ?? "",
                PageSize = PageSize,
            };
            return await RunAsync(terminal, connection, request, parsed.GetValue(output) == OutputOption.Json, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, GetRequest request, bool asJson, CancellationToken cancellationToken)
    {
        IDocumentOutput output = asJson ? new JsonOutput(terminal.Out) : new YamlOutput(terminal.Out);
        try
        {
            do
            {
                var page = await connection.Management.GetAsync(request, cancellationToken: cancellationToken);
                foreach (var document in page.Documents)
                {
                    output.Write(document);
                }

                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);

            output.End();
            return ExitCodes.Done;
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallFailure.Write(terminal, connection, exception, asJson && !output.HasBegun);
        }
    }

    private static string Kind(ArgumentResult result, Language language)
    {
        var written = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (DocumentKinds.Find(written) is { } found)
        {
            return found.Name;
        }

        var quoted = Printable.Quoted(written);
        result.AddError(NearestName.Of(written, DocumentKinds.Names) is { } near
            ? GetTexts.KindNear.In(language, quoted, near)
            : GetTexts.KindUnknown.In(language, quoted, DocumentKinds.List));
        return "";
    }
}
