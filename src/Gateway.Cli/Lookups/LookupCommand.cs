using System.CommandLine;
using Gateway.Cli.Connecting;
using Gateway.Cli.Failures;
using Gateway.Cli.Terminals;
using Gateway.Contracts.V1;
using Grpc.Core;

namespace Gateway.Cli.Lookups;

/// <summary><c>gateway lookup</c>.</summary>
internal static class LookupCommand
{
    private static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(10);

    public static Command Create(Terminal terminal)
    {
        var command = new Command("lookup", terminal.Say(LookupHelp.Lookup));
        var arguments = new LookupArguments(command, terminal);
        var output = OutputOption.Create(terminal, OutputOption.Text, OutputOption.Json);
        command.Add(output);
        var connect = ConnectionArguments.AddTo(command, terminal, UsualDeadline);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var connection = connect.Open(parsed, terminal);
            return await RunAsync(
                terminal, connection, arguments.Request(parsed), parsed.GetValue(output) == OutputOption.Json, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, GatewayConnection connection, LookupRequest request, bool asJson, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await connection.SharedData.LookupAsync(request, cancellationToken: cancellationToken);
            if (asJson)
            {
                LookupAnswer.WriteJson(terminal, answer);
            }
            else
            {
                LookupAnswer.Write(terminal, request, answer);
            }

            return ExitCodes.Done;
        }
        catch (RpcException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return CallFailure.Write(terminal, connection, exception, asJson);
        }
    }
}
