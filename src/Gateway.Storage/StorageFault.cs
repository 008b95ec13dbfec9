namespace Gateway.Storage;

/// <summary>One fault of the storage options.</summary>
/// <param name="Key">Name of the option, in snake_case.</param>
/// <param name="Message">What is wrong, and what to write instead.</param>
public sealed record StorageFault(string Key, string Message);
