namespace Gateway.Hosting.Configuration;

/// <summary>A configuration that cannot be used; the message names every fault, one a line.</summary>
public sealed class ConfigurationException(string message) : Exception(message);
