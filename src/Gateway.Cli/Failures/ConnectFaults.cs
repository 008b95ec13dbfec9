using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Gateway.Cli.Connecting;
using Gateway.Cli.Texts;
using Grpc.Core;

namespace Gateway.Cli.Failures;

/// <summary>Finds out why a call never reached a gateway, or why no answer came back.</summary>
internal static class ConnectFaults
{
    /// <summary>What is wrong with the connection; null where the failure came from what answered there.</summary>
    public static Phrase? Find(RpcException exception, GatewayConnection connection)
    {
        if (exception.StatusCode == StatusCode.DeadlineExceeded)
        {
            return ConnectionTexts.NoAnswer.With(connection.Deadline.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture));
        }

        for (var inner = exception.Status.DebugException ?? exception.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (Cause(inner, connection) is { } cause)
            {
                return cause.With();
            }
        }

        return null;
    }

    private static Text? Cause(Exception inner, GatewayConnection connection) => inner switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => ConnectionTexts.Refused,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => ConnectionTexts.NameUnknown,
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown } => ConnectionTexts.Dropped,
        SocketException => ConnectionTexts.Unreachable,
        AuthenticationException when connection.TrustFault.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) => ConnectionTexts.NotTrusted,
        AuthenticationException when connection.TrustFault.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => ConnectionTexts.NameWrong,
        AuthenticationException => ConnectionTexts.NotTls,
        // Its inner exception, where there is one, says more.
        HttpRequestException { InnerException: null, HttpRequestError: HttpRequestError.SecureConnectionError or HttpRequestError.VersionNegotiationError } =>
            ConnectionTexts.NotTls,
        IOException { InnerException: null } => ConnectionTexts.Dropped,
        TimeoutException => ConnectionTexts.Unreachable,
        _ => null,
    };
}
