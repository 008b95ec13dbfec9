using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Gateway.Core.Items.Matters;

/// <summary>A material of a matter, once, however many of its items ask for it.</summary>
/// <param name="Index">Its place in the matter, from 0.</param>
/// <param name="Name">Its name in cases: the material's code; where items mean different materials by one code, <c>item/code</c>.</param>
/// <param name="Material">The material, as the first of its items has it.</param>
/// <param name="Items">The items that ask for it.</param>
public sealed record MatterLine(int Index, string Name, Material Material, ImmutableArray<ServiceItem> Items)
{
    /// <summary>The item on whose behalf departments are asked: the first.</summary>
    public ServiceItem Item => Items[0];

    /// <summary>How long its applicant waits for a department: no longer than any of its items says.</summary>
    public TimeSpan Patience => Items.Min(item => item.Patience);

    /// <summary>SHA-256 of its ways: another where a revision replaces it in other ways, or in another order.</summary>
    public byte[] WaysDigest() => SHA256.HashData(Encoding.UTF8.GetBytes(MaterialText.OfWays(Material)));

    /// <summary>When it is needed; empty where one of its items always needs it.</summary>
    public string Condition
    {
        get
        {
            var conditions = Items.Select(item => item.FindMaterial(Material.Code)!.Condition).Distinct(StringComparer.Ordinal).ToArray();
            return Array.Exists(conditions, condition => condition.Length == 0) ? "" : string.Join("；", conditions);
        }
    }
}
