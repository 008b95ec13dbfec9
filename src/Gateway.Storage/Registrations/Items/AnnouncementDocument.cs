using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks who is told of an item's result, by itself.</summary>
internal static class AnnouncementDocument
{
    public static void Check(Proto.ServiceItem item, FaultList faults)
    {
        ValueRules.CheckCount(faults, "announcements", item.Announcements.Count, CaseRules.GreatestAnnouncements);
        ValueRules.CheckDistinct(faults, "announcements", item.Announcements.Select(announcement => (announcement.Department, announcement.Follows)));
        for (var i = 0; i < item.Announcements.Count; i++)
        {
            using var step = faults.In("announcements", i);
            NameRules.CheckSlug(faults, "department", item.Announcements[i].Department);
            TextRules.Check(faults, "follows", item.Announcements[i].Follows, 100);
            ValueRules.CheckRange(faults, "due_days", item.Announcements[i].DueDays, 1, MaterialRules.GreatestDueDays);
        }
    }
}
