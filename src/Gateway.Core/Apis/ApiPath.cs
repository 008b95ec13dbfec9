namespace Gateway.Core.Apis;

/// <summary>The path of a call of a department's own API, as it came on the wire.</summary>
public static class ApiPath
{
    /// <summary>Greatest length in characters, as it came.</summary>
    public const int GreatestLength = 2048;

    /// <summary>Greatest number of segments.</summary>
    public const int GreatestSegments = 32;

    /// <summary>
    /// Splits a path into its segments, each decoded once. What is canonical passes; whatever needs resolving, or could be read
    /// in two ways, is refused rather than resolved.
    /// </summary>
    /// <param name="raw">The path as it came, from its first slash, without the query.</param>
    /// <param name="segments">The segments; empty where there is a flaw.</param>
    public static PathFlaw Split(ReadOnlySpan<char> raw, out string[] segments)
    {
        segments = [];
        if (raw.Length > GreatestLength)
        {
            return PathFlaw.TooLong;
        }

        if (raw.IsEmpty || raw[0] != '/')
        {
            return PathFlaw.NotAbsolute;
        }

        var found = new List<string>(8);
        foreach (var range in raw[1..].Split('/'))
        {
            var segment = raw[1..][range];
            if (segment.IsEmpty)
            {
                return PathFlaw.EmptySegment;
            }

            if (found.Count == GreatestSegments)
            {
                return PathFlaw.TooLong;
            }

            if (PercentText.DecodeSegment(segment, out var text) is var flaw and not PathFlaw.None)
            {
                return flaw;
            }

            found.Add(text);
        }

        segments = [.. found];
        return PathFlaw.None;
    }
}
