using Gateway.Core.Catalogue.Rules;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

internal static class SystemDocument
{
    public static void Check(Proto.System system, FaultList faults)
    {
        NameRules.CheckSystemId(faults, "id", system.Id);
        NameRules.CheckSlug(faults, "department", system.Department);
        TextRules.Check(faults, "name", system.Name, 100);
        ValueRules.CheckKnown(faults, "state", system.State, unsetAllowed: true);
        SystemRules.CheckCredentials(faults, system.Department, system.Id, system.SpiffeIds, system.Thumbprints);
        var role = (Core.Catalogue.SystemRole)system.Role;
        if (ValueRules.CheckKnown(faults, "role", role))
        {
            SystemRules.CheckAddresses(faults, role, system.Addresses);
        }
    }
}
