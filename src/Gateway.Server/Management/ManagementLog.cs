namespace Gateway.Server.Management;

internal static partial class ManagementLog
{
    [LoggerMessage(1300, LogLevel.Error, "A steward's act could not be recorded, so it was not done: {Why}")]
    public static partial void NotRecorded(ILogger logger, string why);

    [LoggerMessage(1301, LogLevel.Error, "The control plane's database failed.")]
    public static partial void DatabaseFailed(ILogger logger, Exception exception);
}
