namespace Gateway.Server.Apis.Requests;

/// <summary>The exchange context of a call of a department's own API, which stands in headers.</summary>
internal static class ContextHeaders
{
    /// <summary>Begins the names of all headers between consumer and gateway.</summary>
    public const string Prefix = "Gateway-";

    /// <summary>Ends the names of metadata that are not ASCII.</summary>
    private const string Binary = "-BIN";

    private static readonly string s_unknown =
        "Gateway-Item, -Scenario, -Case or -Task, -Officer, -Channel, -Authorisation, -Material, -Fields, -Major: no other, and a number for the last. "
        + "仅限上述请求头，其中 Gateway-Major 为数字。";

    private static readonly string s_unknownWithEntry =
        "gateway-department, -entry, -item, -scenario, -case or -task, -officer, -channel, -authorisation, -material, -fields, -major: "
        + "no other, and a number for the last; what is not ASCII by the same names with -bin. 仅限上述元数据，其中 gateway-major 为数字；非 ASCII 文本请用带 -bin 的同名元数据。";

    /// <summary>Reads them. One that stands there twice, or that is not known, is a fault: the detail of a refusal.</summary>
    /// <param name="headers">The request's headers.</param>
    /// <param name="withEntry">They say which entry is meant, as its path does not.</param>
    /// <param name="given">What they say.</param>
    public static string? Read(IHeaderDictionary headers, bool withEntry, out GivenContext given)
    {
        given = new GivenContext();
        foreach (var (name, values) in headers)
        {
            if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (values.Count != 1 || values[0] is not { Length: > 0 } value)
            {
                return $"{name}: write it once, with a value. 请填写一次且不为空。";
            }

            var part = name[Prefix.Length..].ToUpperInvariant();
            if (withEntry && part.EndsWith(Binary, StringComparison.Ordinal))
            {
                part = part[..^Binary.Length];
                if (!BinaryText.TryRead(value, out value))
                {
                    return $"{name}: UTF-8 in base64. 请填写 UTF-8 文本的 base64。";
                }
            }

            if (!given.TryTake(part, value) && !(withEntry && given.TryTakeEntry(part, value)))
            {
                return withEntry ? s_unknownWithEntry : s_unknown;
            }
        }

        return null;
    }
}
