using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Core.Apis;

/// <summary>A regular expression that whole values are matched with, in time that grows with their length alone.</summary>
public sealed partial class ValuePattern
{
    /// <summary>Greatest number of characters of a pattern.</summary>
    public const int GreatestLength = 200;

    // What is counted is unrolled: ((a{99}){99}){99} would be a million states.
    private const int GreatestCount = 2048;

    private readonly Regex _regex;

    private ValuePattern(string text, Regex regex) => (Text, _regex) = (text, regex);

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Reads a pattern; null for what is none, or cannot be matched in linear time, or counts too far.</summary>
    public static ValuePattern? TryParse(string text)
    {
        if (text.Length is 0 or > GreatestLength || CountOf(text) > GreatestCount)
        {
            return null;
        }

        try
        {
            // By itself first: "a)|(b" is none, whatever stands around it.
            _ = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return new ValuePattern(text, new Regex($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>It matches the whole of the value.</summary>
    public bool Matches(string value) => _regex.IsMatch(value);

    // More than it can be, since counts that stand side by side are multiplied too.
    private static double CountOf(string text) => Counts().Matches(text).Aggregate(
        1.0, (product, count) => product * Math.Max(1, double.Parse(count.Groups[^1].Value is { Length: > 0 } most ? most : count.Groups[1].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\{(\d+),?(\d*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Counts();
}
