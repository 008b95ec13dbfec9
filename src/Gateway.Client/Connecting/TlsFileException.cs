namespace Gateway.Client.Connecting;

/// <summary>A file is not what the options say it is.</summary>
internal sealed class TlsFileException(string message, Exception? inner = null) : Exception(message, inner);
