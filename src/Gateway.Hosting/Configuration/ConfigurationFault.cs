namespace Gateway.Hosting.Configuration;

/// <summary>One fault of a configuration.</summary>
/// <param name="Key">Key as it is written in the file: <c>departments.deadline</c>.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record ConfigurationFault(string Key, string Message);
