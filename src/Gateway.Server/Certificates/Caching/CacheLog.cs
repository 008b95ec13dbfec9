namespace Gateway.Server.Certificates.Caching;

internal static partial class CacheLog
{
    [LoggerMessage(1600, LogLevel.Error, "Filling the cache for certificates of type {Type} failed.")]
    public static partial void FillFailed(ILogger logger, string type, Exception exception);

    [LoggerMessage(1601, LogLevel.Warning, "Redis did not answer in time; nothing is asked of it until it answers again.")]
    public static partial void RedisSlow(ILogger logger);

    [LoggerMessage(1602, LogLevel.Warning, "Redis failed; nothing is asked of it until it answers again.")]
    public static partial void RedisFailed(ILogger logger, Exception exception);

    [LoggerMessage(1603, LogLevel.Information, "Redis answers.")]
    public static partial void RedisAnswers(ILogger logger);
}
