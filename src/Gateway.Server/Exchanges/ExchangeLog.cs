namespace Gateway.Server.Exchanges;

internal static partial class ExchangeLog
{
    [LoggerMessage(1202, LogLevel.Error, "Exchange {ExchangeId} failed by a fault of the gateway.")]
    public static partial void Failed(ILogger logger, Guid exchangeId, Exception exception);

    [LoggerMessage(1200, LogLevel.Error, "The record of exchange {ExchangeId} is not durable, so nothing was released: {Why}")]
    public static partial void NotDurable(ILogger logger, Guid exchangeId, string why);

    [LoggerMessage(1201, LogLevel.Error, "How exchange {ExchangeId} ended could not be recorded.")]
    public static partial void EndUnrecorded(ILogger logger, Guid exchangeId);

    [LoggerMessage(1203, LogLevel.Error, "The verification of exchange {ExchangeId} could not be counted, so it was refused.")]
    public static partial void MismatchUncounted(ILogger logger, Guid exchangeId, Exception exception);

    [LoggerMessage(1204, LogLevel.Warning, "The verification of exchange {ExchangeId} could not be uncounted: its consumer has one less today.")]
    public static partial void MismatchKept(ILogger logger, Guid exchangeId, Exception exception);
}
