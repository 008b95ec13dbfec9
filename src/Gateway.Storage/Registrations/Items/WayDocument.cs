using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Google.Protobuf.Collections;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks one way to replace a material by itself.</summary>
internal static class WayDocument
{
    private const int GreatestMajor = 9_999;

    public static void Check(Proto.MaterialWay way, bool commitmentAllowed, FaultList faults)
    {
        object?[] parts = [way.Certificate, way.Data, way.Verification, way.DepartmentCheck, way.Commitment, way.Applicant ? true : null];
        if (parts.Count(part => part is not null) != 1)
        {
            faults.Add("", MaterialRules.WayCount);
        }

        if (way.Certificate is { } certificate)
        {
            CheckEntry(faults, "certificate", certificate.Department, certificate.Entry, certificate.Major);
            if (!CertificateRules.IsTypeCode(certificate.TypeCode))
            {
                faults.Add("certificate.type_code", CertificateRules.TypeCode);
            }
        }

        if (way.Data is { } data)
        {
            CheckEntry(faults, "data", data.Department, data.Entry, data.Major);
            CheckConditions(data.Conditions, faults);
        }

        if (way.Verification is { } verification)
        {
            CheckEntry(faults, "verification", verification.Department, verification.Entry, verification.Major);
            CheckClaims(verification.Claims, faults);
        }

        if (way.DepartmentCheck is { } check)
        {
            NameRules.CheckSlug(faults, "department_check.department", check.Department);
            ValueRules.CheckRange(faults, "department_check.due_days", check.DueDays, 1, MaterialRules.GreatestDueDays);
        }

        if (way.Commitment is { } commitment)
        {
            CheckCommitment(commitment, commitmentAllowed, faults);
        }
    }

    private static void CheckEntry(FaultList faults, string name, string department, string entry, uint major)
    {
        NameRules.CheckSlug(faults, name + ".department", department);
        NameRules.CheckApiName(faults, name + ".entry", entry);
        ValueRules.CheckRange(faults, name + ".major", major, 1, GreatestMajor);
    }

    private static void CheckConditions(RepeatedField<Proto.DataCondition> conditions, FaultList faults)
    {
        ValueRules.CheckCount(faults, "data.conditions", conditions.Count, ConditionRules.GreatestConditions, required: true);
        ValueRules.CheckDistinct(faults, "data.conditions", conditions);
        for (var i = 0; i < conditions.Count; i++)
        {
            using var step = faults.In("data.conditions", i);
            ConditionRules.Check(faults, conditions[i].Field, (DataTest)conditions[i].Test, conditions[i].Values);
        }
    }

    private static void CheckClaims(RepeatedField<string> claims, FaultList faults)
    {
        ValueRules.CheckCount(faults, "verification.claims", claims.Count, MaterialRules.GreatestClaims, required: true);
        ValueRules.CheckDistinct(faults, "verification.claims", claims);
        for (var i = 0; i < claims.Count; i++)
        {
            using var step = faults.In("verification.claims", i);
            NameRules.CheckApiName(faults, "", claims[i]);
        }
    }

    private static void CheckCommitment(Proto.CommitmentWay commitment, bool allowed, FaultList faults)
    {
        if (!allowed)
        {
            faults.Add("commitment", MaterialRules.CommitmentNotAllowed);
        }

        TextRules.Check(faults, "commitment.text", commitment.Text, 500);
        if (commitment.BadCredit is { } credit)
        {
            const string Name = "commitment.bad_credit";
            CheckEntry(faults, Name, credit.Department, credit.Entry, credit.Major);
            NameRules.CheckApiName(faults, Name + ".field", credit.Field);
            ValueRules.CheckCount(faults, Name + ".values", credit.Values.Count, ConditionRules.GreatestValues, required: true);
            ConditionRules.CheckValues(faults, Name + ".values", credit.Values);
        }
    }
}
