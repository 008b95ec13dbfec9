namespace Gateway.Hosting.Configuration;

/// <summary>Finds the name that a writer probably meant.</summary>
public static class NearestName
{
    /// <summary>"did you mean x?", or the list of names.</summary>
    public static string Suggest(string written, IEnumerable<string> names)
    {
        var known = names.ToList();
        var nearest = known.MinBy(name => Distance(written, name));
        return nearest is not null && Distance(written, nearest) <= Math.Max(2, written.Length / 3)
            ? $"did you mean '{nearest}'?"
            : $"known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}.";
    }

    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + cost));
            }
        }

        return row[^1];
    }
}
