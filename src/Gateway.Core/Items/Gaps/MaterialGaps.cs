using System.Collections.Immutable;
using Gateway.Core.Catalogue;
using Gateway.Core.Snapshots;

namespace Gateway.Core.Items.Gaps;

/// <summary>
/// Finds the ways of an item's materials and relations that cannot be gone. A pure function of the snapshot: agreements come after items
/// and may end before them, so what is missing changes without the item.
/// </summary>
public static class MaterialGaps
{
    /// <summary>
    /// The gaps of an item in the order of its document, of its department first, then of the departments that lead bundles with it;
    /// none where it is no longer in force.
    /// </summary>
    public static IReadOnlyList<MaterialGap> Find(Snapshot snapshot, ServiceItem item, DateTimeOffset now)
    {
        if (now >= item.InForce.UntilUtc)
        {
            return [];
        }

        var search = new Search(snapshot, item, CallersOf(snapshot, item, now), now);
        for (var i = 0; i < item.Materials.Length; i++)
        {
            search.CheckWays(new(item.Materials[i].Code, item.Materials[i].Name), $"materials[{i}]", item.Materials[i].Ways);
        }

        for (var i = 0; i < item.Relations.Length; i++)
        {
            search.CheckWays(new(item.Relations[i].Code, item.Relations[i].Name), $"relations[{i}]", item.Relations[i].Ways);
        }

        if (item.Aliases is { } aliases)
        {
            search.Check(GapSubject.Aliases, "", WayNeeds.Of(aliases));
        }

        return search.Gaps;
    }

    /// <summary>The departments that call for the item: its own, and the leads of bundles that hold it and are not over.</summary>
    private static string[] CallersOf(Snapshot snapshot, ServiceItem item, DateTimeOffset now)
    {
        var callers = new List<string> { item.Department };
        foreach (var bundle in snapshot.FindBundlesOf(item.Code))
        {
            if (now < bundle.InForce.UntilUtc && !callers.Contains(bundle.LeadDepartment, StringComparer.Ordinal))
            {
                callers.Add(bundle.LeadDepartment);
            }
        }

        return [.. callers];
    }

    private sealed class Search(Snapshot snapshot, ServiceItem item, string[] callers, DateTimeOffset now)
    {
        public List<MaterialGap> Gaps { get; } = [];

        public void CheckWays(GapSubject about, string path, ImmutableArray<MaterialWay> ways)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                if (WayNeeds.Of(ways[i]) is { } needs)
                {
                    Check(about, $"{path}.ways[{i}].", needs);
                }
            }
        }

        public void Check(GapSubject about, string path, WayNeeds needs)
        {
            // An entry that is not in the snapshot will be: nothing is registered without the entries that it names.
            if (snapshot.FindEntry(needs.Entry.Department, needs.Entry.Name, needs.Entry.Major) is not { } entry)
            {
                return;
            }

            if (entry.Withdrawn || entry.ShareAttribute == ShareAttribute.NotShared)
            {
                // Whoever calls: told once.
                var rule = entry.Withdrawn ? GapRules.EntryWithdrawn : GapRules.EntryNotShared;
                Gaps.Add(new(item, about, item.Department, needs.Entry, rule.At(path + needs.Path, [entry.Path])));
                return;
            }

            foreach (var caller in callers)
            {
                if (MissingOf(caller, entry, needs) is { Rule: { } rule, Arguments: var arguments })
                {
                    Gaps.Add(new(item, about, caller, needs.Entry, rule.At(path + needs.Path, arguments)));
                }
            }
        }

        private AgreementGap MissingOf(string caller, Entry entry, WayNeeds needs)
        {
            // One agreement that lacks nothing is enough. Where none does, the one that lacks least says what is missing.
            var nearest = new AgreementGap(GapRules.AgreementMissing, 0, caller, entry.Path, entry.Key.Department);
            foreach (var agreement in snapshot.FindAgreements(caller, entry.Key))
            {
                var gap = AgreementGap.Of(agreement, entry, needs, item.Code, now);
                if (gap.Rule is null)
                {
                    return default;
                }

                nearest = gap.Reached > nearest.Reached ? gap : nearest;
            }

            return nearest;
        }
    }
}
