namespace Gateway.Audit;

/// <summary>A fault of the store that may pass by itself: disk full, connection lost. No personal data in the message.</summary>
public sealed class LogStoreException(string message, Exception? inner = null) : Exception(message, inner);
