using System.Text.RegularExpressions;
using Gateway.Core.Apis.Schemas.Patterns;

namespace Gateway.Core.Apis;

/// <summary>A regular expression (ECMA-262, as in OpenAPI) that whole values are matched with, in time that grows with their length alone.</summary>
/// <param name="text">The pattern, which <see cref="IsPattern"/>.</param>
public sealed class ValuePattern(string text)
{
    /// <summary>Greatest number of characters of a pattern.</summary>
    public const int GreatestLength = 200;

    // Made by the first value: of ten thousand entries few are called, and each costs a hundred kilobytes.
    private Regex? _regex;

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; } = text;

    /// <summary>The text is a pattern, can be matched in linear time, and does not count too far.</summary>
    public static bool IsPattern(string text)
    {
        if (text.Length is 0 or > GreatestLength || EcmaPattern.Translate(text, out _) is not { } written)
        {
            return false;
        }

        try
        {
            _ = Whole(written);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>It matches the whole of the value.</summary>
    public bool Matches(string value) => (_regex ??= Whole(EcmaPattern.Translate(Text, out _)!)).IsMatch(value);

    private static Regex Whole(string written) => new($@"\A(?:{written})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
