using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Identifiers;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks the parties of an item by themselves.</summary>
internal static class PartyDocument
{
    public static void Check(Proto.ServiceItem item, FaultList faults)
    {
        ValueRules.CheckCount(faults, "parties", item.Parties.Count, CaseRules.GreatestParties);
        ValueRules.CheckDistinct(faults, "parties", item.Parties.Select(party => party.Role));
        for (var i = 0; i < item.Parties.Count; i++)
        {
            using var step = faults.In("parties", i);
            Check(item.Parties[i], faults);
        }
    }

    private static void Check(Proto.CaseParty party, FaultList faults)
    {
        NameRules.CheckApiName(faults, "role", party.Role);
        TextRules.Check(faults, "name", party.Name, 50);
        if (party.Type.Length > 0 && !SubjectType.TryParse(party.Type, out _, out _))
        {
            faults.Add("type", ValueRules.Unknown, string.Join(", ", SubjectType.Known));
        }

        ValueRules.CheckCount(faults, "values", party.Values.Count, CaseRules.GreatestValues);
        ValueRules.CheckDistinct(faults, "values", party.Values);
        for (var i = 0; i < party.Values.Count; i++)
        {
            using var step = faults.In("values", i);
            NameRules.CheckApiName(faults, "", party.Values[i]);
        }
    }
}
