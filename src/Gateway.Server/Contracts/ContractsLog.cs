namespace Gateway.Server.Contracts;

internal static partial class ContractsLog
{
    [LoggerMessage(1500, LogLevel.Error, "The reading of contracts could not be recorded, so none was handed out: {Why}")]
    public static partial void NotRecorded(ILogger logger, string why);
}
