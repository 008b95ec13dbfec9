namespace Gateway.Server.SharedData.Json;

/// <summary>Why JSON is not a message. Holds nothing of what the caller wrote: no value, no name that is unknown, no key of a map.</summary>
/// <param name="Path">Where: names of known members and places from 0 in lists and maps, as in <c>keys[3].birthDate.month</c>; empty for the whole.</param>
/// <param name="English">What is wrong and what to write, in English.</param>
/// <param name="Chinese">The same in Chinese.</param>
internal sealed record JsonFault(string Path, string English, string Chinese)
{
    /// <summary>Both texts.</summary>
    public string Message => $"{English} {Chinese}";
}
