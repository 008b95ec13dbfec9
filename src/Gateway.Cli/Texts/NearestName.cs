namespace Gateway.Cli.Texts;

/// <summary>Finds the name that a writer probably meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest of the names, or null where none is near.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        var plain = Plain(written);
        var (nearest, distance) = names
            .Select(name => (name, distance: Distance(plain, Plain(name))))
            .DefaultIfEmpty((name: "", distance: int.MaxValue))
            .MinBy(candidate => candidate.distance);
        var shorter = Math.Min(plain.Length, nearest.Length);
        // Two letters that changed places are a distance of two.
        return distance <= (shorter < 4 ? 1 : Math.Max(2, shorter / 3)) && distance < shorter ? nearest : null;
    }

    // apiName, api-name and API_NAME all mean api_name.
    private static string Plain(string name) =>
        string.Concat((name.Length > 64 ? name[..64] : name).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1));
            }
        }

        return row[^1];
    }
}
