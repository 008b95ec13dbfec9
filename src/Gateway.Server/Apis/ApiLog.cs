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

    [LoggerMessage(1805, LogLevel.Information, "The apis of the configuration changed; in force now: {Upstreams} upstream(s), {Credentials} credential(s).")]
    public static partial void ConfigurationBound(ILogger logger, int upstreams, int credentials);

    [LoggerMessage(1806, LogLevel.Error, "{Fault}")]
    public static partial void ConfigurationFault(ILogger logger, string fault);

    [LoggerMessage(1807, LogLevel.Error, "The changed configuration was refused whole: {Count} fault(s). The apis of the last good one stay in force.")]
    public static partial void ConfigurationRefused(ILogger logger, int count);

    [LoggerMessage(1808, LogLevel.Warning, "The configuration changed outside apis; that takes effect at the next start.")]
    public static partial void ConfigurationWaits(ILogger logger);

    [LoggerMessage(1811, LogLevel.Error, "{Entry}: the host of destination {Destination} lies at no address where it may, by networks in apis.upstreams of the configuration.")]
    public static partial void OutsideNetworks(ILogger logger, string entry, string destination);

    [LoggerMessage(1809, LogLevel.Warning, "{Department}: {Address} did not answer its probe {Failures} times: {Why}. It is left alone where there is another.")]
    public static partial void ProbeFailed(ILogger logger, string department, string address, int failures, string why);

    [LoggerMessage(1810, LogLevel.Information, "{Department}: {Address} answers its probe again.")]
    public static partial void ProbeAnswered(ILogger logger, string department, string address);
}
