using Microsoft.Extensions.Logging;

namespace Gateway.Client.Connecting;

/// <summary>What is logged of connections.</summary>
internal static partial class ConnectingLog
{
    [LoggerMessage(1, LogLevel.Information, "The files of the certificate changed; new calls use them.")]
    public static partial void Renewed(this ILogger log);

    [LoggerMessage(2, LogLevel.Warning, "The files of the certificate changed and cannot be used; the old certificate stays in use: {Fault}")]
    public static partial void NotRenewed(this ILogger log, string fault);
}
