using System.Globalization;
using Gateway.Cli.Connecting;
using Gateway.Cli.Terminals;
using Gateway.Client.Refusals;
using Grpc.Core;

namespace Gateway.Cli.Failures;

/// <summary>Tells of a call that was not answered, and gives the exit code.</summary>
internal static class CallFailure
{
    public static int Write(Terminal terminal, GatewayConnection connection, RpcException exception, bool asJson)
    {
        if (GatewayRefusal.Find(exception) is { } refusal)
        {
            if (asJson)
            {
                RefusalWriter.WriteJson(terminal, refusal);
            }
            else
            {
                RefusalWriter.Write(terminal, refusal);
            }

            return ExitCodes.Refused;
        }

        var address = connection.Address.GetLeftPart(UriPartial.Authority);
        if (ConnectFaults.Find(exception, connection) is { } fault)
        {
            terminal.WriteError(ConnectionTexts.NoConnection, address, fault);
            return ExitCodes.NotConnected;
        }

        if (exception.StatusCode == StatusCode.Unimplemented)
        {
            terminal.WriteError(ConnectionTexts.NotAGateway, address, exception.StatusCode);
        }
        else
        {
            var now = terminal.Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            terminal.WriteError(ConnectionTexts.Unexplained, address, exception.StatusCode, now);
        }

        return ExitCodes.Refused;
    }
}
