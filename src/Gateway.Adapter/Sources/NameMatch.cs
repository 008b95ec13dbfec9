namespace Gateway.Adapter.Sources;

/// <summary>
/// Finds what a mapping names. Databases fold the case of names differently, so a name that matches nothing
/// exactly matches the one name that differs in case alone; never one of several.
/// </summary>
internal static class NameMatch
{
    public static T? Find<T>(ReadOnlySpan<T> items, string name, Func<T, string> nameOf)
        where T : class
    {
        T? found = null;
        var several = false;
        foreach (var item in items)
        {
            if (string.Equals(nameOf(item), name, StringComparison.Ordinal))
            {
                return item;
            }

            if (string.Equals(nameOf(item), name, StringComparison.OrdinalIgnoreCase))
            {
                several = found is not null;
                found = item;
            }
        }

        return several ? null : found;
    }
}
