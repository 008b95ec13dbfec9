using System.Collections.Frozen;

namespace Gateway.Server.Apis.Credentials.Validating;

/// <summary>Tells headers that may hold a secret from those that frame, route or trace a call.</summary>
internal static class HeaderNames
{
    private static readonly FrozenSet<string> s_others = new[]
    {
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Age", "Baggage", "Cache-Control", "Connection", "Date", "Expect", "Expires", "Allow", "Forwarded", "Host", "Keep-Alive", "Last-Modified", "Max-Forwards", "Pragma", "Range", "Referer", "TE", "Traceparent",
        "Tracestate", "Trailer", "Transfer-Encoding", "Upgrade", "Via",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] s_families = ["Content-", "Gateway-", "Grpc-", "If-", "Proxy-", "Sec-", "X-Forwarded-", "X-HTTP-Method"];

    /// <summary>A name of RFC 9110 §5.1 that is none of the others'.</summary>
    public static bool MayHoldSecret(string name) =>
        name.Length is > 0 and <= 64
        && name.All(IsTokenCharacter)
        && !s_others.Contains(name)
        && !s_families.Any(family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    private static bool IsTokenCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || "!#$%&'*+-.^_`|~".Contains(character, StringComparison.Ordinal);
}
