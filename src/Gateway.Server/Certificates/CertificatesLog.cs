namespace Gateway.Server.Certificates;

internal static partial class CertificatesLog
{
    [LoggerMessage(1700, LogLevel.Error, "The register of reported statuses cannot be read; certificates cannot be answered.")]
    public static partial void RegisterUnread(ILogger logger, Exception exception);

    [LoggerMessage(1701, LogLevel.Error, "Reported events could not be accepted.")]
    public static partial void EventsNotAccepted(ILogger logger, Exception exception);

    [LoggerMessage(1702, LogLevel.Error, "Events of certificates cannot be read; a watch ends.")]
    public static partial void EventsUnread(ILogger logger, Exception exception);
}
