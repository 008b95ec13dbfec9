using System.Collections.Immutable;

namespace Gateway.Core.Items.Matters;

/// <summary>What a case is about: an item, or a bundle of items whose shared materials are one. Immutable.</summary>
public sealed class Matter
{
    private Matter(string code, string name, bool isBundle, ImmutableArray<ServiceItem> items)
    {
        (Code, Name, IsBundle, Items) = (code, name, isBundle, items);
        Lines = LinesOf(items);
        Parties = [.. items.SelectMany(item => item.Parties).GroupBy(party => party.Role, StringComparer.Ordinal).Select(Join)];
        Relations = [.. items.SelectMany(item => item.Relations).DistinctBy(relation => relation.Code, StringComparer.Ordinal)];
    }

    /// <summary>Code of the item or bundle.</summary>
    public string Code { get; }

    /// <summary>Chinese name.</summary>
    public string Name { get; }

    /// <summary>It is a bundle.</summary>
    public bool IsBundle { get; }

    /// <summary>Its items, in the order of the bundle.</summary>
    public ImmutableArray<ServiceItem> Items { get; }

    /// <summary>Its materials, in the order of the items.</summary>
    public ImmutableArray<MatterLine> Lines { get; }

    /// <summary>Its parties: of a role that several items declare, all their values.</summary>
    public ImmutableArray<CaseParty> Parties { get; }

    /// <summary>Its relations; of those with one code the first.</summary>
    public ImmutableArray<Relation> Relations { get; }

    /// <summary>Where firms are found by older numbers; null where no item says.</summary>
    public AliasSource? Aliases => Items.Select(item => item.Aliases).FirstOrDefault(aliases => aliases is not null);

    /// <summary>A single item.</summary>
    public static Matter Of(ServiceItem item) => new(item.Code, item.Name, false, [item]);

    /// <summary>A bundle.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="items">Its items, in its order.</param>
    public static Matter Of(Bundle bundle, IEnumerable<ServiceItem> items) => new(bundle.Code, bundle.Name, true, [.. items]);

    /// <summary>The line of a name, or null.</summary>
    public MatterLine? FindLine(string name)
    {
        foreach (var line in Lines)
        {
            if (string.Equals(line.Name, name, StringComparison.Ordinal))
            {
                return line;
            }
        }

        return null;
    }

    private static ImmutableArray<MatterLine> LinesOf(ImmutableArray<ServiceItem> items)
    {
        var asked = items.SelectMany(item => item.Materials.Select(material => (Item: item, Material: material, Text: MaterialText.Of(material)))).ToArray();
        var groups = asked.GroupBy(each => each.Text, StringComparer.Ordinal).ToArray();
        var codes = groups.GroupBy(group => group.First().Material.Code, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        return [.. groups.Select((group, index) =>
        {
            var (item, material, _) = group.First();
            var name = codes[material.Code] == 1 ? material.Code : $"{item.Code}/{material.Code}";
            return new MatterLine(index, name, material, [.. group.Select(each => each.Item)]);
        })];
    }

    private static CaseParty Join(IGrouping<string, CaseParty> parties)
    {
        var first = parties.First();
        return first with
        {
            Type = parties.Select(party => party.Type).FirstOrDefault(type => type.Length > 0) ?? "",
            Values = [.. parties.SelectMany(party => party.Values).Distinct(StringComparer.Ordinal)],
        };
    }
}
