using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Gateway.Core.Apis;

/// <summary>
/// A path with places for parameters: <c>/v1/taxpayers/{uscc}/arrears</c>. A segment is either literal (unreserved characters of
/// RFC 3986 §2.3) or one parameter; matching is exact, upper and lower case differ.
/// </summary>
public sealed class PathTemplate
{
    private readonly ImmutableArray<Segment> _segments;

    private PathTemplate(string text, ImmutableArray<Segment> segments)
    {
        (Text, _segments) = (text, segments);
        Parameters = [.. segments.Where(segment => segment.IsParameter).Select(segment => segment.Text)];
    }

    /// <summary>The template as it was written.</summary>
    public string Text { get; }

    /// <summary>Names of its parameters, in their order.</summary>
    public ImmutableArray<string> Parameters { get; }

    /// <summary>How many segments are literal: of two templates that match, the one with more is meant.</summary>
    public int LiteralCount => _segments.Length - Parameters.Length;

    /// <summary>Reads a template; false for anything else.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out PathTemplate? template)
    {
        template = null;
        if (text.Length is < 2 or > 512 || text[0] != '/')
        {
            return false;
        }

        var segments = ImmutableArray.CreateBuilder<Segment>();
        foreach (var part in text[1..].Split('/'))
        {
            var isParameter = part.Length > 2 && part[0] == '{' && part[^1] == '}';
            var name = isParameter ? part[1..^1] : part;
            if (!name.All(IsPlain) || name.All(character => character == '.') || segments.Count == ApiPath.GreatestSegments)
            {
                return false;
            }

            segments.Add(new(name, isParameter));
        }

        var read = new PathTemplate(text, segments.ToImmutable());
        template = read.Parameters.Distinct(StringComparer.Ordinal).Count() == read.Parameters.Length ? read : null;
        return template is not null;
    }

    /// <summary>
    /// Some path matches both, and neither is meant rather than the other: where they differ, one has a literal for the other's parameter
    /// here, and the other there, or they have the same. Servers differ in which they take.
    /// </summary>
    public bool IsAmbiguousWith(PathTemplate other)
    {
        var (mine, theirs) = (0, 0);
        if (_segments.Length != other._segments.Length)
        {
            return false;
        }

        foreach (var (one, two) in _segments.Zip(other._segments))
        {
            if (!one.IsParameter && !two.IsParameter && !one.Text.Equals(two.Text, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            mine += !one.IsParameter && two.IsParameter ? 1 : 0;
            theirs += one.IsParameter && !two.IsParameter ? 1 : 0;
        }

        return (mine == 0) == (theirs == 0);
    }

    /// <summary>A server that ignores case, the blanks and dots around a segment, or the width of characters takes the segments for a path of this.</summary>
    public bool CouldBeReadAs(ReadOnlySpan<string> segments)
    {
        if (segments.Length != _segments.Length)
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (!_segments[i].IsParameter && !FoldsTo(segments[i], _segments[i].Text))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the decoded segments match; the values in the order of <see cref="Parameters"/>.</summary>
    public bool TryMatch(ReadOnlySpan<string> segments, out string[] values)
    {
        values = [];
        if (segments.Length != _segments.Length)
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (!_segments[i].IsParameter && !string.Equals(_segments[i].Text, segments[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        if (Parameters.Length > 0)
        {
            values = new string[Parameters.Length];
            var next = 0;
            for (var i = 0; i < segments.Length; i++)
            {
                if (_segments[i].IsParameter)
                {
                    values[next++] = segments[i];
                }
            }
        }

        return true;
    }

    /// <summary>The path with these values, each in percent form: made anew, whatever the caller's spelling was.</summary>
    public string Format(ReadOnlySpan<string> values)
    {
        if (Parameters.IsEmpty)
        {
            return Text;
        }

        var path = new StringBuilder(Text.Length + 32);
        var next = 0;
        foreach (var segment in _segments)
        {
            path.Append('/').Append(segment.IsParameter ? Uri.EscapeDataString(values[next++]) : segment.Text);
        }

        return path.ToString();
    }

    private static bool FoldsTo(string segment, string literal)
    {
        if (segment.Equals(literal, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var folded = Ascii.IsValid(segment) ? segment : segment.Normalize(NormalizationForm.FormKC);
        return folded.AsSpan().Trim().Trim(". ").Equals(literal.AsSpan().Trim('.'), StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~';

    private readonly record struct Segment(string Text, bool IsParameter);
}
