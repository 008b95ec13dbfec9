using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Field = Gateway.Core.Catalogue.Field;
using FieldType = Gateway.Core.Catalogue.FieldType;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks what the ways of an item's materials say of departments and entries. That an agreement is missing is no fault: it comes after the item.</summary>
internal sealed class WayReferences(RegistryView view, DocumentReader reader, Func<string, string, FaultList, bool> departmentIsKnown)
{
    public void Check(Proto.ServiceItem item, FaultList faults)
    {
        for (var i = 0; i < item.Materials.Count; i++)
        {
            using var step = faults.In("materials", i);
            for (var j = 0; j < item.Materials[i].Ways.Count; j++)
            {
                using var inner = faults.In("ways", j);
                Check(item.Materials[i].Ways[j], faults);
            }
        }
    }

    private void Check(Proto.MaterialWay way, FaultList faults)
    {
        if (way.DepartmentCheck is { } check)
        {
            departmentIsKnown("department_check.department", check.Department, faults);
        }

        foreach (var (path, department, name, major) in ItemReferences.EntriesOf(way))
        {
            var known = departmentIsKnown(path + ".department", department, faults);
            if (view.Find(DocumentKey.OfEntry(department, name, major))?.Entry is { } entry)
            {
                Check(way, path, entry, faults);
            }
            else if (known && NameRules.IsApiName(name) && major > 0)
            {
                faults.Add(path + ".entry", ReferenceRules.EntryUnknown);
            }
        }
    }

    private void Check(Proto.MaterialWay way, string path, Proto.Entry entry, FaultList faults)
    {
        var needed = path == "verification" ? Proto.Operation.Verify : Proto.Operation.Lookup;
        if (!entry.Operations.Contains(needed))
        {
            faults.Add(path + ".entry", MaterialRules.OperationMissing, needed.ToString().ToLowerInvariant());
        }

        // All that is known of an applicant is who it is; claims may hold more.
        if (path != "verification" && (entry.KeyFields.Count != 1 || entry.SubjectFields.All(subject => subject.Field != entry.KeyFields[0])))
        {
            faults.Add(path + ".entry", MaterialRules.KeyOther);
        }

        var fields = entry.Fields.Select(reader.Read).ToArray();
        switch (path)
        {
            case "certificate" when CertificateRules.IsTypeCode(way.Certificate.TypeCode) && entry.Certificate?.TypeCode != way.Certificate.TypeCode:
                faults.Add("certificate.type_code", MaterialRules.CertificateOther);
                break;
            case "data":
                CheckConditions(way.Data, fields, faults);
                break;
            case "verification":
                CheckClaims(way.Verification, fields, faults);
                break;
            case "commitment.bad_credit":
                CheckCredit(way.Commitment.BadCredit, fields, faults);
                break;
        }
    }

    private static void CheckConditions(Proto.DataWay data, Field[] fields, FaultList faults)
    {
        for (var i = 0; i < data.Conditions.Count; i++)
        {
            using var step = faults.In("data.conditions", i);
            var condition = data.Conditions[i];
            if (Find(fields, condition.Field, "field", faults) is { } field)
            {
                ConditionRules.CheckType(faults, (DataTest)condition.Test, condition.Values, field.Type);
            }
        }
    }

    private static void CheckClaims(Proto.VerificationWay verification, Field[] fields, FaultList faults)
    {
        for (var i = 0; i < verification.Claims.Count; i++)
        {
            using var step = faults.In("verification.claims", i);
            Find(fields, verification.Claims[i], "", faults);
        }
    }

    private static void CheckCredit(Proto.BadCredit credit, Field[] fields, FaultList faults)
    {
        const string Name = "commitment.bad_credit";
        if (Find(fields, credit.Field, Name + ".field", faults) is not { } field)
        {
            return;
        }

        if (!DataCondition.Takes(DataTest.OneOf, field.Type))
        {
            faults.Add(Name + ".field", MaterialRules.CreditMisfit, TypeName(field.Type));
        }
        else
        {
            ConditionRules.CheckValueTypes(faults, Name + ".values", credit.Values, field.Type);
        }
    }

    private static Field? Find(Field[] fields, string name, string path, FaultList faults)
    {
        var field = fields.FirstOrDefault(each => string.Equals(each.ApiName, name, StringComparison.Ordinal));

        // What is malformed was reported already.
        if (field is null && NameRules.IsApiName(name))
        {
            faults.Add(path, FieldRules.Unknown);
        }

        return field;
    }

    private static string TypeName(FieldType type) => type.ToString().ToLowerInvariant();
}
