namespace Gateway.Server.Exchanges;

internal static partial class ExchangeLog
{
    [LoggerMessage(1202, LogLevel.Error, "Exchange {ExchangeId} failed by a fault of the gateway.")]
    public static partial void Failed(ILogger logger, Guid exchangeId, Exception exception);

    [LoggerMessage(1200, LogLevel.Error, "The record of exchange {ExchangeId} is not durable, so nothing was released: {Why}")]
    public static partial void NotDurable(ILogger logger, Guid exchangeId, string why);

    [LoggerMessage(1201, LogLevel.Error, "Exchange {ExchangeId} was abandoned by its caller, and that could not be recorded.")]
    public static partial void AbandonedUnrecorded(ILogger logger, Guid exchangeId);
}
