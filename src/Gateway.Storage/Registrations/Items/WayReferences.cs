using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Google.Protobuf.Collections;
using Field = Gateway.Core.Catalogue.Field;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks what the ways of an item say of departments and entries. That an agreement is missing is no fault: it comes after the item.</summary>
internal sealed class WayReferences(RegistryView view, DocumentReader reader, CaseParties parties, Func<string, string, FaultList, bool> departmentIsKnown)
{
    public void Check(Proto.ServiceItem item, FaultList faults)
    {
        for (var i = 0; i < item.Materials.Count; i++)
        {
            using var step = faults.In("materials", i);
            Check(item.Materials[i].Ways, faults);
        }

        for (var i = 0; i < item.Relations.Count; i++)
        {
            using var step = faults.In("relations", i);
            Check(item.Relations[i].Ways, faults);
        }
    }

    private void Check(RepeatedField<Proto.MaterialWay> ways, FaultList faults)
    {
        for (var i = 0; i < ways.Count; i++)
        {
            using var step = faults.In("ways", i);
            if (ways[i].DepartmentCheck is { } check)
            {
                departmentIsKnown("department_check.department", check.Department, faults);
            }

            foreach (var named in ItemReferences.EntriesOf(ways[i]))
            {
                if (EntryReferences.Find(view, named, departmentIsKnown, faults) is { } entry)
                {
                    Check(ways[i], named.Path, entry, faults);
                }
            }
        }
    }

    private void Check(Proto.MaterialWay way, string path, Proto.Entry entry, FaultList faults)
    {
        EntryReferences.CheckOffers(faults, path, entry, path == "verification" ? Proto.Operation.Verify : Proto.Operation.Lookup);
        var fields = entry.Fields.Select(reader.Read).ToArray();
        switch (path)
        {
            case "certificate":
                CheckCertificate(way.Certificate, entry, fields, faults);
                break;
            case "data":
                KeyReferences.Check(path, way.Data.Party, way.Data.Keys, entry, parties, faults);
                CheckConditions(way.Data.Conditions, "data.conditions", fields, faults);
                break;
            case "verification":
                KeyReferences.Check(path, way.Verification.Party, way.Verification.Keys, entry, parties, faults);
                CheckClaims(way.Verification, fields, faults);
                break;
            case "commitment.bad_credit":
                KeyReferences.Check(path, "commitment.party", way.Commitment.Party, entry, parties, faults);
                CheckCredit(way.Commitment.BadCredit, fields, faults);
                break;
        }
    }

    private void CheckCertificate(Proto.CertificateWay certificate, Proto.Entry entry, Field[] fields, FaultList faults)
    {
        if (CertificateRules.IsTypeCode(certificate.TypeCode) && entry.Certificate?.TypeCode != certificate.TypeCode)
        {
            faults.Add("certificate.type_code", MaterialRules.CertificateOther);
        }

        // Whose it is does not matter to what is found by its own identifier.
        if (certificate.Identifier.Length == 0)
        {
            KeyReferences.Check("certificate", "certificate.party", certificate.Party, entry, parties, faults);
        }

        CheckConditions(certificate.Conditions, "certificate.conditions", fields, faults);
    }

    private static void CheckConditions(RepeatedField<Proto.DataCondition> conditions, string path, Field[] fields, FaultList faults)
    {
        for (var i = 0; i < conditions.Count; i++)
        {
            using var step = faults.In(path, i);
            var condition = conditions[i];
            if (EntryReferences.FindField(fields, condition.Field, "field", faults) is { } field)
            {
                ConditionRules.CheckType(faults, (DataTest)condition.Test, condition.Values, condition.CaseValue.Length > 0, field.Type);
            }
        }
    }

    private static void CheckClaims(Proto.VerificationWay verification, Field[] fields, FaultList faults)
    {
        for (var i = 0; i < verification.Claims.Count; i++)
        {
            using var step = faults.In("verification.claims", i);
            EntryReferences.FindField(fields, verification.Claims[i], "", faults);
        }
    }

    private static void CheckCredit(Proto.BadCredit credit, Field[] fields, FaultList faults)
    {
        const string Name = "commitment.bad_credit";
        if (EntryReferences.FindField(fields, credit.Field, Name + ".field", faults) is not { } field)
        {
            return;
        }

        if (!DataCondition.Takes(DataTest.OneOf, field.Type))
        {
            faults.Add(Name + ".field", MaterialRules.CreditMisfit, EntryReferences.NameOf(field.Type));
        }
        else
        {
            ConditionRules.CheckValueTypes(faults, Name + ".values", credit.Values, field.Type);
        }
    }
}
