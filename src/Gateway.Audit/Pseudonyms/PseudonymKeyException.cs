namespace Gateway.Audit;

/// <summary>The key of the pseudonyms cannot be had. The message names the file, never its content.</summary>
public sealed class PseudonymKeyException(string message, Exception? inner = null) : Exception(message, inner);
