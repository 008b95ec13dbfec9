using Microsoft.Extensions.Logging;

namespace Gateway.Storage.Quotas;

internal static partial class QuotasLog
{
    [LoggerMessage(2300, LogLevel.Information, "{Count} replicas are alive; rates are divided among them.")]
    public static partial void ReplicasCounted(ILogger logger, int count);

    [LoggerMessage(2301, LogLevel.Warning, "The replicas cannot be counted; the last count stands.")]
    public static partial void BeatFailed(ILogger logger, Exception exception);

    [LoggerMessage(2302, LogLevel.Error, "No quota of agreement {Agreement} can be leased; its calls are refused meanwhile.")]
    public static partial void LeaseFailed(ILogger logger, string agreement, Exception exception);

    [LoggerMessage(2303, LogLevel.Warning, "{Count} unused calls of agreement {Agreement} could not be given back.")]
    public static partial void ReturnFailed(ILogger logger, string agreement, long count, Exception exception);

    [LoggerMessage(2305, LogLevel.Warning, "What is leased of the quotas cannot be read; their metrics are missing meanwhile.")]
    public static partial void ReadFailed(ILogger logger, Exception exception);

    [LoggerMessage(2304, LogLevel.Warning, "The quotas of days that are over could not be forgotten; tried again tomorrow.")]
    public static partial void ForgetFailed(ILogger logger, Exception exception);
}
