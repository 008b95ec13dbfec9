using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Core.Apis;

/// <summary>A regular expression that whole values are matched with, in time that grows with their length alone.</summary>
/// <param name="text">The pattern, which <see cref="IsPattern"/>.</param>
public sealed partial class ValuePattern(string text)
{
    /// <summary>Greatest number of characters of a pattern.</summary>
    public const int GreatestLength = 200;

    // What is counted is unrolled: ((a{99}){99}){99} would be a million states.
    private const int GreatestCount = 2048;

    // Made by the first value: of ten thousand entries few are called, and each costs a hundred kilobytes.
    private Regex? _regex;

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; } = text;

    /// <summary>The text is a pattern, can be matched in linear time, and does not count too far.</summary>
    public static bool IsPattern(string text)
    {
        if (text.Length is 0 or > GreatestLength || CountOf(text) > GreatestCount)
        {
            return false;
        }

        try
        {
            // By itself first: "a)|(b" is none, whatever stands around it.
            _ = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            _ = Whole(text);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>It matches the whole of the value.</summary>
    public bool Matches(string value) => (_regex ??= Whole(Text)).IsMatch(value);

    private static Regex Whole(string text) => new($@"\A(?:{text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // More than it can be, since counts that stand side by side are multiplied too.
    private static double CountOf(string text) => Counts().Matches(text).Aggregate(
        1.0, (product, count) => product * Math.Max(1, double.Parse(count.Groups[^1].Value is { Length: > 0 } most ? most : count.Groups[1].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\{(\d+),?(\d*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Counts();
}
