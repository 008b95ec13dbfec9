using System.Buffers;

namespace Gateway.Core.Catalogue.Rules;

/// <summary>Rules of a system's credentials and addresses.</summary>
public static class SystemRules
{
    /// <summary>Not a SPIFFE id of this system.</summary>
    public static readonly Rule SpiffeId = new(
        "SPIFFE_ID_MALFORMED",
        "Not a SPIFFE id of this system. Write spiffe://<city>/<department>/<system> with this document's department and id.",
        "不是本系统的 SPIFFE 标识。请按 spiffe://<城市>/<部门>/<系统> 填写，其中部门和系统与本文档一致。");

    /// <summary>Not a thumbprint.</summary>
    public static readonly Rule Thumbprint = new(
        "THUMBPRINT_MALFORMED",
        "Not a SHA-256 thumbprint. Write 64 hexadecimal digits.",
        "不是 SHA-256 指纹。请填写 64 位十六进制数字。");

    /// <summary>Not an address.</summary>
    public static readonly Rule Address = new(
        "ADDRESS_MALFORMED",
        "Not an adapter's address. Write https://host:port, nothing after it.",
        "不是前置地址。请按 https://主机:端口 填写，其后不带路径。");

    /// <summary>An address of what does not serve.</summary>
    public static readonly Rule AddressUnused = new(
        "ADDRESS_UNUSED", "Only adapters have addresses. Remove them, or write role: adapter.", "只有前置系统才有地址。请去掉，或改为 role: adapter。");

    /// <summary>No credential at all.</summary>
    public static readonly Rule CredentialMissing = new(
        "CREDENTIAL_MISSING",
        "Nothing says which certificates are this system's. Write a SPIFFE id or a thumbprint.",
        "未登记该系统的证书。请填写 SPIFFE 标识或证书指纹。");

    private const int GreatestCount = 16;

    private static readonly SearchValues<char> s_trustDomain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_");

    /// <summary>Checks the credentials.</summary>
    public static void CheckCredentials(
        FaultList faults, string department, string id, IReadOnlyList<string> spiffeIds, IReadOnlyList<string> thumbprints)
    {
        ValueRules.CheckCount(faults, "spiffe_ids", spiffeIds.Count, GreatestCount);
        ValueRules.CheckCount(faults, "thumbprints", thumbprints.Count, GreatestCount);
        ValueRules.CheckDistinct(faults, "spiffe_ids", spiffeIds);
        ValueRules.CheckDistinct(faults, "thumbprints", thumbprints, StringComparer.OrdinalIgnoreCase);
        if (spiffeIds.Count + thumbprints.Count == 0)
        {
            faults.Add("spiffe_ids", CredentialMissing);
        }

        for (var i = 0; i < spiffeIds.Count; i++)
        {
            if (!IsSpiffeIdOf(spiffeIds[i], department, id))
            {
                faults.Add("spiffe_ids", i, SpiffeId);
            }
        }

        for (var i = 0; i < thumbprints.Count; i++)
        {
            if (thumbprints[i].Length != 64 || !thumbprints[i].All(char.IsAsciiHexDigit))
            {
                faults.Add("thumbprints", i, Thumbprint);
            }
        }
    }

    /// <summary>Checks the addresses: adapters have some, others none.</summary>
    public static void CheckAddresses(FaultList faults, SystemRole role, IReadOnlyList<string> addresses)
    {
        if (role != SystemRole.Adapter)
        {
            if (addresses.Count > 0)
            {
                faults.Add("addresses", AddressUnused);
            }

            return;
        }

        ValueRules.CheckCount(faults, "addresses", addresses.Count, GreatestCount, required: true);
        ValueRules.CheckDistinct(faults, "addresses", addresses, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < addresses.Count; i++)
        {
            if (!IsAddress(addresses[i]))
            {
                faults.Add("addresses", i, Address);
            }
        }
    }

    /// <summary>The value is spiffe://city/department/id, with a trust domain of the standard's characters (SPIFFE-ID §2.1).</summary>
    public static bool IsSpiffeIdOf(string value, string department, string id)
    {
        const string Scheme = "spiffe://";
        var tail = $"/{department}/{id}";
        return value.Length <= 2048
            && value.StartsWith(Scheme, StringComparison.Ordinal)
            && value.EndsWith(tail, StringComparison.Ordinal)
            && value.Length > Scheme.Length + tail.Length
            && value.AsSpan(Scheme.Length, value.Length - Scheme.Length - tail.Length) is { Length: <= 255 } domain
            && !domain.ContainsAnyExcept(s_trustDomain);
    }

    private static bool IsAddress(string value) =>
        value.Length <= 300
        && Uri.TryCreate(value, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.Host.Length > 0
        && address.Port > 0
        && HasOnlyHostAndPort(value, address);

    // A default port that is not written out and a path that is only a slash look the same in a Uri.
    private static bool HasOnlyHostAndPort(string value, Uri address) =>
        string.Equals(
            value,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"https://{address.Host}:{address.Port}"),
            StringComparison.OrdinalIgnoreCase);
}
