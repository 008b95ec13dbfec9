namespace Gateway.Core.Apis;

/// <summary>The query of a call of a department's own API.</summary>
public static class ApiQuery
{
    /// <summary>Greatest length in characters, as it came.</summary>
    public const int GreatestLength = 4096;

    /// <summary>Greatest number of parameters.</summary>
    public const int GreatestCount = 64;

    /// <summary>Reads <c>a=1&amp;b=2</c>, without the question mark; each name and value decoded once.</summary>
    /// <param name="raw">The query as it came.</param>
    /// <param name="parameters">Names and values in their order; empty where there is a flaw.</param>
    public static PathFlaw Read(ReadOnlySpan<char> raw, out KeyValuePair<string, string>[] parameters)
    {
        parameters = [];
        if (raw.IsEmpty)
        {
            return PathFlaw.None;
        }

        if (raw.Length > GreatestLength)
        {
            return PathFlaw.TooLong;
        }

        var found = new List<KeyValuePair<string, string>>(4);
        foreach (var range in raw.Split('&'))
        {
            var pair = raw[range];
            var equals = pair.IndexOf('=');
            if (equals <= 0)
            {
                return PathFlaw.EmptySegment;
            }

            if (found.Count == GreatestCount)
            {
                return PathFlaw.TooLong;
            }

            if (PercentText.DecodeQuery(pair[..equals], out var name) is var nameFlaw and not PathFlaw.None)
            {
                return nameFlaw;
            }

            if (PercentText.DecodeQuery(pair[(equals + 1)..], out var value) is var valueFlaw and not PathFlaw.None)
            {
                return valueFlaw;
            }

            found.Add(new(name, value));
        }

        parameters = [.. found];
        return PathFlaw.None;
    }
}
