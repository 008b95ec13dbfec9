using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks the materials of an item by themselves.</summary>
internal static class MaterialDocument
{
    public static void Check(Proto.ServiceItem item, CaseParties parties, FaultList faults)
    {
        ValueRules.CheckCount(faults, "materials", item.Materials.Count, MaterialRules.GreatestMaterials);
        ValueRules.CheckDistinct(faults, "materials", item.Materials.Select(material => material.Code));
        for (var i = 0; i < item.Materials.Count; i++)
        {
            using var step = faults.In("materials", i);
            Check(item.Materials[i], item.CommitmentAllowed, parties, faults);
        }
    }

    private static void Check(Proto.Material material, bool commitmentAllowed, CaseParties parties, FaultList faults)
    {
        NameRules.CheckApiName(faults, "code", material.Code);
        TextRules.Check(faults, "name", material.Name, 100);
        ValueRules.CheckKnown(faults, "kind", (MaterialKind)material.Kind);
        ValueRules.CheckKnown(faults, "form", (MaterialForm)material.Form);
        TextRules.Check(faults, "issuer", material.Issuer, 100, required: false);
        if (ValueRules.CheckKnown(faults, "necessity", material.Necessity, unsetAllowed: true))
        {
            CheckCondition(material, faults);
        }

        ValueRules.CheckCount(faults, "ways", material.Ways.Count, MaterialRules.GreatestWays);
        ValueRules.CheckDistinct(faults, "ways", material.Ways);
        var last = false;
        for (var i = 0; i < material.Ways.Count; i++)
        {
            using var step = faults.In("ways", i);
            if (last)
            {
                faults.Add("", MaterialRules.AfterApplicant);
            }

            last |= material.Ways[i].Applicant;
            WayDocument.Check(material.Ways[i], commitmentAllowed, parties, faults);
        }
    }

    private static void CheckCondition(Proto.Material material, FaultList faults)
    {
        var conditional = material.Necessity == Proto.Necessity.Conditional;
        if (conditional != material.Condition.Length > 0)
        {
            faults.Add("condition", conditional ? MaterialRules.ConditionMissing : MaterialRules.ConditionUnused);
        }
        else if (conditional)
        {
            TextRules.Check(faults, "condition", material.Condition, 200);
        }
    }
}
