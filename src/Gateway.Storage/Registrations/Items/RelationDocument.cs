using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks the relations between an item's parties by themselves.</summary>
internal static class RelationDocument
{
    public static void Check(Proto.ServiceItem item, CaseParties parties, FaultList faults)
    {
        ValueRules.CheckCount(faults, "relations", item.Relations.Count, CaseRules.GreatestRelations);
        ValueRules.CheckDistinct(faults, "relations", item.Relations.Select(relation => relation.Code));
        for (var i = 0; i < item.Relations.Count; i++)
        {
            using var step = faults.In("relations", i);
            Check(item.Relations[i], parties, faults);
        }
    }

    private static void Check(Proto.Relation relation, CaseParties parties, FaultList faults)
    {
        NameRules.CheckApiName(faults, "code", relation.Code);
        TextRules.Check(faults, "name", relation.Name, 100);
        CheckRole(faults, "agent", relation.Agent, parties);
        if (CheckRole(faults, "principal", relation.Principal, parties) && relation.Principal == relation.Agent)
        {
            faults.Add("principal", CaseRules.RelationOfOne);
        }

        ValueRules.CheckCount(faults, "ways", relation.Ways.Count, MaterialRules.GreatestWays, required: true);
        ValueRules.CheckDistinct(faults, "ways", relation.Ways);
        for (var i = 0; i < relation.Ways.Count; i++)
        {
            using var step = faults.In("ways", i);
            var way = relation.Ways[i];
            if (way.DepartmentCheck is not null || way.Commitment is not null || way.Applicant)
            {
                faults.Add("", CaseRules.RelationWay);
            }
            else
            {
                WayDocument.Check(way, commitmentAllowed: false, parties, faults);
            }
        }
    }

    // Who acts for whom is always written out.
    private static bool CheckRole(FaultList faults, string path, string role, CaseParties parties)
    {
        if (role.Length > 0)
        {
            return parties.CheckParty(faults, path, role, identified: false);
        }

        faults.Add(path, CaseRules.PartyUnknown);
        return false;
    }
}
