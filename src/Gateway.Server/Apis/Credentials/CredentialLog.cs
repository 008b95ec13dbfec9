using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Credentials;

internal static partial class CredentialLog
{
    [LoggerMessage(1900, LogLevel.Debug, "The secret of credential {Credential} was renewed; it ends in {Life}.")]
    public static partial void Renewed(ILogger logger, string credential, TimeSpan life);

    [LoggerMessage(1901, LogLevel.Warning, "The secret of credential {Credential} could not be fetched, by a fault of {Side}: {Why}")]
    public static partial void NotRenewed(ILogger logger, string credential, FaultSide side, string why);

    [LoggerMessage(1902, LogLevel.Warning, "The upstream refused credential {Credential}; its secret is fetched anew.")]
    public static partial void Refused(ILogger logger, string credential);

    [LoggerMessage(1903, LogLevel.Information, "The files of credential {Credential} changed and were read again.")]
    public static partial void FilesRead(ILogger logger, string credential);

    [LoggerMessage(1904, LogLevel.Error, "The files of credential {Credential} changed but cannot be used; what they held before stays in use: {Why}")]
    public static partial void FilesUnusable(ILogger logger, string credential, string why);
}
