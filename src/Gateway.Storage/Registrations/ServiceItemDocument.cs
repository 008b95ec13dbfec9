using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Identifiers;

namespace Gateway.Storage.Registrations;

internal static class ServiceItemDocument
{
    public static void Check(ServiceItem item, FaultList faults)
    {
        CheckCode(faults, "code", item.Code);
        TextRules.Check(faults, "name", item.Name, 100);
        NameRules.CheckSlug(faults, "department", item.Department);
        ValueRules.CheckDays(faults, "in_force_from", item.InForceFrom, "in_force_until", item.InForceUntil, untilRequired: false);
    }

    public static void CheckCode(FaultList faults, string name, string code)
    {
        if (ServiceItemCode.Check(code) is { IsNone: false } fault)
        {
            faults.Add(name, fault);
        }
    }
}
