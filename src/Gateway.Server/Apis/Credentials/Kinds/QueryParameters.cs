namespace Gateway.Server.Apis.Credentials.Kinds;

/// <summary>Sets parameters of an address in place of what the consumer may have sent under their names.</summary>
internal static class QueryParameters
{
    public static Uri Set(Uri address, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var text = address.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);
        var cut = text.IndexOf('?', StringComparison.Ordinal);
        var kept = (cut < 0 ? "" : text[(cut + 1)..]).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !parameters.Any(parameter => IsOf(pair, parameter.Key)))
            .Concat(parameters.Select(parameter => Uri.EscapeDataString(parameter.Key) + "=" + Uri.EscapeDataString(parameter.Value)));
        return new Uri((cut < 0 ? text : text[..cut]) + "?" + string.Join('&', kept));
    }

    private static bool IsOf(string pair, string name)
    {
        var end = pair.IndexOf('=', StringComparison.Ordinal);
        var written = Uri.UnescapeDataString((end < 0 ? pair : pair[..end]).Replace('+', ' '));
        return written.Trim().Equals(name, StringComparison.OrdinalIgnoreCase);
    }
}
