namespace Gateway.Server.Contracts;

/// <summary>The same in English and in Chinese.</summary>
internal readonly record struct Wording(string English, string Chinese);
