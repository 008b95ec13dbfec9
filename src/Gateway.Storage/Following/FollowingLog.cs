using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Following;

internal static partial class FollowingLog
{
    [LoggerMessage(2200, LogLevel.Information, "Follows revision {Revision}: {Count} changes in {Milliseconds:0.0} ms.")]
    public static partial void Followed(ILogger logger, long revision, int count, double milliseconds);

    [LoggerMessage(2201, LogLevel.Error, "The snapshot cannot be confirmed; once it is stale nothing is decided by it. Trying again.")]
    public static partial void Failed(ILogger logger, Exception exception);

    [LoggerMessage(2202, LogLevel.Information, "The snapshot is confirmed again, at revision {Revision}.")]
    public static partial void Recovered(ILogger logger, long revision);

    [LoggerMessage(2203, LogLevel.Warning, "The database's history was replaced ({Known} was followed, {Head} is there); loading everything again.")]
    public static partial void HistoryReplaced(ILogger logger, long known, long head);

    [LoggerMessage(2204, LogLevel.Warning, "The connection that listens for changes was lost; the poll goes on.")]
    public static partial void ListenLost(ILogger logger, Exception exception);

    [LoggerMessage(2205, LogLevel.Error, "What was told of a new snapshot failed.")]
    public static partial void ListenerFailed(ILogger logger, Exception exception);
}
