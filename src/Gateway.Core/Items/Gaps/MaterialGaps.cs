using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Snapshots;

namespace Gateway.Core.Items.Gaps;

/// <summary>
/// Finds the ways of an item's materials that cannot be gone. A pure function of the snapshot: agreements come after items and may end
/// before them, so what is missing changes without the item.
/// </summary>
public static class MaterialGaps
{
    /// <summary>The gaps of an item in the order of its document; none where it is no longer in force.</summary>
    public static IReadOnlyList<MaterialGap> Find(Snapshot snapshot, ServiceItem item, DateTimeOffset now)
    {
        if (now >= item.InForce.UntilUtc)
        {
            return [];
        }

        var gaps = new List<MaterialGap>();
        for (var i = 0; i < item.Materials.Length; i++)
        {
            var material = item.Materials[i];
            for (var j = 0; j < material.Ways.Length; j++)
            {
                // An entry that is not in the snapshot will be: nothing is registered without the entries that it names.
                if (WayNeeds.Of(material.Ways[j]) is { } needs
                    && snapshot.FindEntry(needs.Entry.Department, needs.Entry.Name, needs.Entry.Major) is { } entry)
                {
                    var faults = new FaultList();
                    using var first = faults.In("materials", i);
                    using var second = faults.In("ways", j);
                    Check(snapshot, item, entry, needs, now, faults);
                    gaps.AddRange(faults.Faults.Select(fault => new MaterialGap(item, material, needs.Entry, fault)));
                }
            }
        }

        return gaps;
    }

    private static void Check(Snapshot snapshot, ServiceItem item, Entry entry, WayNeeds needs, DateTimeOffset now, FaultList faults)
    {
        if (entry.Withdrawn)
        {
            faults.Add(needs.Path, GapRules.EntryWithdrawn, entry.Path);
            return;
        }

        if (entry.ShareAttribute == ShareAttribute.NotShared)
        {
            faults.Add(needs.Path, GapRules.EntryNotShared, entry.Path);
            return;
        }

        // One agreement that lacks nothing is enough. Where none does, the one that lacks least says what is missing.
        var nearest = new AgreementGap(GapRules.AgreementMissing, 0, item.Department, entry.Path, entry.Key.Department);
        foreach (var agreement in snapshot.FindAgreements(item.Department, entry.Key))
        {
            var gap = AgreementGap.Of(agreement, entry, needs, item.Code, now);
            if (gap.Rule is null)
            {
                return;
            }

            nearest = gap.Reached > nearest.Reached ? gap : nearest;
        }

        faults.Add(needs.Path, nearest.Rule!, nearest.Arguments);
    }
}
