namespace Gateway.Demo.Running;

/// <summary>The city cannot be started; the message says why, for people.</summary>
internal sealed class DemoException(string message) : Exception(message);
