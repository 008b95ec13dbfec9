using System.Text.RegularExpressions;

namespace Gateway.Core.Apis.Schemas.Patterns;

/// <summary>A <c>pattern</c> of JSON Schema: found anywhere in a text, in time that grows with its length alone.</summary>
internal sealed class SchemaPattern
{
    /// <summary>Greatest number of characters.</summary>
    public const int GreatestLength = 500;

    private readonly string _written;

    // Made by the first value, as those of parameters are.
    private Regex? _regex;

    private SchemaPattern(string text, string written, int size) => (Text, _written, Size) = (text, written, size);

    /// <summary>As the schema has it.</summary>
    public string Text { get; }

    /// <summary>About how many states it has; each is looked at for each character where it comes to the worst.</summary>
    public int Size { get; }

    /// <summary>Reads one; null where it is none.</summary>
    public static SchemaPattern? Read(string text) =>
        text.Length <= GreatestLength && EcmaPattern.Translate(text, out var size) is { } written ? new SchemaPattern(text, written, size) : null;

    /// <summary>.NET takes it too; it costs what making it costs.</summary>
    public bool CanBeMade()
    {
        try
        {
            _ = Make();
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    public bool IsIn(string value) => (_regex ??= Make()).IsMatch(value);

    private Regex Make() => new(_written, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
