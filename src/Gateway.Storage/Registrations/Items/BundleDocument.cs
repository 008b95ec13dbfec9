using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Bundle = Gateway.Contracts.Management.V1.Bundle;

namespace Gateway.Storage.Registrations.Items;

internal static class BundleDocument
{
    private const int LeastItems = 2;
    private const int GreatestItems = 32;

    public static void Check(Bundle bundle, FaultList faults)
    {
        NameRules.CheckApiName(faults, "code", bundle.Code);
        TextRules.Check(faults, "name", bundle.Name, 100);
        NameRules.CheckSlug(faults, "lead_department", bundle.LeadDepartment);
        ValueRules.CheckDays(faults, "in_force_from", bundle.InForceFrom, "in_force_until", bundle.InForceUntil, untilRequired: false);
        ValueRules.CheckCount(faults, "items", bundle.Items.Count, GreatestItems);
        ValueRules.CheckDistinct(faults, "items", bundle.Items);
        if (bundle.Items.Count < LeastItems)
        {
            faults.Add("items", ItemRules.BundleOfOne);
        }

        for (var i = 0; i < bundle.Items.Count; i++)
        {
            using var step = faults.In("items", i);
            ServiceItemDocument.CheckCode(faults, "", bundle.Items[i]);
        }
    }
}
