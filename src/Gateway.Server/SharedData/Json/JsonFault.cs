namespace Gateway.Server.SharedData.Json;

/// <summary>What is wrong with a JSON text, and where.</summary>
/// <param name="Path">Place in the text: <c>keys[3].birthDate.month</c>; empty for the text itself.</param>
/// <param name="Message">What is wrong and what to write instead. Repeats nothing of the text.</param>
internal sealed record JsonFault(string Path, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}
