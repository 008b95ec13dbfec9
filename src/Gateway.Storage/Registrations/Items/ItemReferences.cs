using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>What an item refers to, besides its own department.</summary>
internal static class ItemReferences
{
    public static IEnumerable<DocumentKey> Of(Proto.ServiceItem item)
    {
        foreach (var announcement in item.Announcements)
        {
            yield return References.Department(announcement.Department);
        }

        var ways = WaysOf(item).ToArray();
        foreach (var way in ways.Where(way => way.DepartmentCheck is not null))
        {
            yield return References.Department(way.DepartmentCheck.Department);
        }

        var entries = ways.SelectMany(EntriesOf);
        foreach (var named in item.Aliases is { } aliases ? entries.Append(EntryOf(aliases)) : entries)
        {
            yield return References.Department(named.Department);
            yield return DocumentKey.OfEntry(named.Department, named.Entry, named.Major);
        }
    }

    /// <summary>The ways of materials, and of relations.</summary>
    public static IEnumerable<Proto.MaterialWay> WaysOf(Proto.ServiceItem item) =>
        item.Materials.SelectMany(material => material.Ways).Concat(item.Relations.SelectMany(relation => relation.Ways));

    /// <summary>It names entries, or may.</summary>
    public static bool AsksEntries(Proto.ServiceItem item) => item.Aliases is not null || WaysOf(item).Any();

    /// <summary>The entries that a way names, each with its path in the way.</summary>
    public static IEnumerable<NamedEntry> EntriesOf(Proto.MaterialWay way)
    {
        if (way.Certificate is { } certificate)
        {
            yield return new("certificate", certificate.Department, certificate.Entry, certificate.Major);
        }

        if (way.Data is { } data)
        {
            yield return new("data", data.Department, data.Entry, data.Major);
        }

        if (way.Verification is { } verification)
        {
            yield return new("verification", verification.Department, verification.Entry, verification.Major);
        }

        if (way.Commitment?.BadCredit is { } credit)
        {
            yield return new("commitment.bad_credit", credit.Department, credit.Entry, credit.Major);
        }
    }

    /// <summary>The entry of older numbers.</summary>
    public static NamedEntry EntryOf(Proto.AliasSource aliases) => new("aliases", aliases.Department, aliases.Entry, aliases.Major);

    /// <summary>An entry as a document names it.</summary>
    /// <param name="Path">Member that names it.</param>
    /// <param name="Department">Slug of its department.</param>
    /// <param name="Entry">api_name.</param>
    /// <param name="Major">Major version.</param>
    public readonly record struct NamedEntry(string Path, string Department, string Entry, uint Major);
}
