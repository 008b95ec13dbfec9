using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Certificates;

internal static partial class CertificatesLog
{
    [LoggerMessage(2400, LogLevel.Error, "The feed of status events cannot be confirmed; once it is stale no cached certificate is answered. Trying again.")]
    public static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(2401, LogLevel.Information, "The feed of status events is confirmed again, at {Sequence}.")]
    public static partial void Recovered(ILogger logger, long sequence);

    [LoggerMessage(2402, LogLevel.Information, "Follows the feed of status events from {Start} to {Sequence}.")]
    public static partial void Loaded(ILogger logger, long start, long sequence);

    [LoggerMessage(2403, LogLevel.Warning, "The history of status events was replaced ({Known} was followed, {Head} is there); nothing cached before counts.")]
    public static partial void HistoryReplaced(ILogger logger, long known, long head);

    [LoggerMessage(2404, LogLevel.Information, "The database runs anew or is another one than {Before}; it may have been restored.")]
    public static partial void AnotherRun(ILogger logger, string before);

    [LoggerMessage(2405, LogLevel.Warning, "The feed of status events begins a new history, {Epoch}, at {Sequence}; nothing cached before counts.")]
    public static partial void EpochRenewed(ILogger logger, Guid epoch, long sequence);

    [LoggerMessage(2406, LogLevel.Warning, "The status events from {Start} to {Sequence} are not complete; only what comes after them is known.")]
    public static partial void Incomplete(ILogger logger, long start, long sequence);
}
