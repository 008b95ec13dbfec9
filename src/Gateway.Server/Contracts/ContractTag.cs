using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gateway.Core.Catalogue;
using Microsoft.Net.Http.Headers;

namespace Gateway.Server.Contracts;

/// <summary>Entity tags of documents that are made of entry versions, which never change.</summary>
internal static class ContractTag
{
    // Another build may write the same versions in other words.
    private static readonly string s_build = typeof(ContractTag).Module.ModuleVersionId.ToString("N");

    /// <summary>The tag of a document of some kind about entries, in their order.</summary>
    public static EntityTagHeaderValue Of(string kind, IEnumerable<Entry> entries)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(s_build + "\n" + kind + "\n"));
        foreach (var entry in entries)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.Path}@{entry.Version}\n")));
        }

        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16))}\"");
    }

    /// <summary>The caller holds what has this tag.</summary>
    public static bool IsHeld(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(held => held.Equals(EntityTagHeaderValue.Any) || held.Compare(tag, useStrongComparison: false));
}
