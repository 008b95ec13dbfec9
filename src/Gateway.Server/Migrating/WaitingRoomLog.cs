namespace Gateway.Server.Migrating;

internal static partial class WaitingRoomLog
{
    [LoggerMessage(1900, LogLevel.Warning, "Not ready yet: {Check}: {Missing}")]
    public static partial void Waiting(ILogger logger, string check, string missing);
}
