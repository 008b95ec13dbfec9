namespace Gateway.Server.Apis;

/// <summary>What is logged of departments' APIs: entries and names of destinations, no address that was called.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(1800, LogLevel.Error, "{Entry}: destination {Destination} or the credential is not in apis of the configuration.")]
    public static partial void NotAllowed(ILogger logger, string entry, string destination);

    [LoggerMessage(1801, LogLevel.Warning, "{Entry}: no credential could be had: {Fault}")]
    public static partial void NoCredential(ILogger logger, string entry, string fault);

    [LoggerMessage(1802, LogLevel.Warning, "{Entry}: the way to destination {Destination} failed: {Error}.")]
    public static partial void Failed(ILogger logger, string entry, string destination, HttpRequestError error);

    [LoggerMessage(1803, LogLevel.Warning, "{Entry}: the API answered status {Status}.")]
    public static partial void Status(ILogger logger, string entry, int status);

    [LoggerMessage(1804, LogLevel.Warning, "{Entry}: the answer to {Operation} was stopped: {Flaw}.")]
    public static partial void Stopped(ILogger logger, string entry, string operation, string flaw);
}
