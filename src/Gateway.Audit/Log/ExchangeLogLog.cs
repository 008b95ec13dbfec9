using Microsoft.Extensions.Logging;

namespace Gateway.Audit;

/// <summary>What the log says of itself. Event ids 3000 to 3099.</summary>
internal static partial class ExchangeLogLog
{
    [LoggerMessage(3000, LogLevel.Information, "The log {Origin} is open: {Store}")]
    public static partial void Opened(ILogger logger, string origin, string store);

    [LoggerMessage(3001, LogLevel.Critical, "The log {Origin} cannot be written, data does not flow: {Reason}")]
    public static partial void Unwritable(ILogger logger, string origin, string reason);

    [LoggerMessage(3002, LogLevel.Information, "The log {Origin} can be written again after {Duration}")]
    public static partial void WritableAgain(ILogger logger, string origin, TimeSpan duration);

    [LoggerMessage(3003, LogLevel.Warning, "The log {Origin} was not tidied: {Reason}")]
    public static partial void TidyingFailed(ILogger logger, string origin, string reason);

    [LoggerMessage(3004, LogLevel.Error, "A listener to the log {Origin} failed")]
    public static partial void ListenerFailed(ILogger logger, Exception fault, string origin);

    [LoggerMessage(3005, LogLevel.Error, "Unexpected fault of the log {Origin}")]
    public static partial void UnexpectedFault(ILogger logger, Exception fault, string origin);

    [LoggerMessage(3006, LogLevel.Information, "The log {Origin} is closed, all that was taken is written")]
    public static partial void Closed(ILogger logger, string origin);

    [LoggerMessage(3007, LogLevel.Warning, "{Count} counted refusals of unidentified callers could not be written yet: {Reason}")]
    public static partial void AggregatesWait(ILogger logger, int count, string? reason);

    [LoggerMessage(3008, LogLevel.Error, "{Count} counted refusals of unidentified callers were lost at shutdown: {Reason}")]
    public static partial void AggregatesLost(ILogger logger, int count, string? reason);
}
