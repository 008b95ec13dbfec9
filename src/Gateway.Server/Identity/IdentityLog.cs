namespace Gateway.Server.Identity;

internal static partial class IdentityLog
{
    [LoggerMessage(1000, LogLevel.Information, "Read {Count} authorities and their revocation lists.")]
    public static partial void AuthoritiesRead(ILogger logger, int count);

    [LoggerMessage(1001, LogLevel.Error, "The authorities changed but cannot be read; the last good ones stay in force.")]
    public static partial void AuthoritiesUnreadable(ILogger logger, Exception exception);
}
