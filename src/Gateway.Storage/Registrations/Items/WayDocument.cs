using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Google.Protobuf.Collections;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks one way to replace a material, or to verify a relation, by itself.</summary>
internal static class WayDocument
{
    private const int GreatestMajor = 9_999;

    public static void Check(Proto.MaterialWay way, bool commitmentAllowed, CaseParties parties, FaultList faults)
    {
        object?[] parts = [way.Certificate, way.Data, way.Verification, way.DepartmentCheck, way.Commitment, way.Applicant ? true : null];
        if (parts.Count(part => part is not null) != 1)
        {
            faults.Add("", MaterialRules.WayCount);
        }

        if (way.Certificate is { } certificate)
        {
            CheckCertificate(certificate, parties, faults);
        }

        if (way.Data is { } data)
        {
            CheckEntry(faults, "data", data.Department, data.Entry, data.Major);
            parties.CheckParty(faults, "data.party", data.Party, identified: data.Keys.Count == 0);
            BindingDocument.CheckKeys(data.Keys, "data.keys", parties, faults);
            CheckConditions(data.Conditions, "data.conditions", required: true, parties, faults);
        }

        if (way.Verification is { } verification)
        {
            CheckEntry(faults, "verification", verification.Department, verification.Entry, verification.Major);
            parties.CheckParty(faults, "verification.party", verification.Party, identified: verification.Keys.Count == 0);
            BindingDocument.CheckKeys(verification.Keys, "verification.keys", parties, faults);
            BindingDocument.CheckClaims(verification, parties, faults);
            ValueRules.CheckRange(faults, "verification.valid_days", verification.ValidDays, 0, MaterialRules.GreatestValidDays);
        }

        if (way.DepartmentCheck is { } check)
        {
            CheckOrder(check, parties, faults);
        }

        if (way.Commitment is { } commitment)
        {
            CheckCommitment(commitment, commitmentAllowed, parties, faults);
        }
    }

    public static void CheckEntry(FaultList faults, string name, string department, string entry, uint major)
    {
        NameRules.CheckSlug(faults, name + ".department", department);
        NameRules.CheckApiName(faults, name + ".entry", entry);
        ValueRules.CheckRange(faults, name + ".major", major, 1, GreatestMajor);
    }

    private static void CheckCertificate(Proto.CertificateWay certificate, CaseParties parties, FaultList faults)
    {
        CheckEntry(faults, "certificate", certificate.Department, certificate.Entry, certificate.Major);
        if (!CertificateRules.IsTypeCode(certificate.TypeCode))
        {
            faults.Add("certificate.type_code", CertificateRules.TypeCode);
        }

        parties.CheckParty(faults, "certificate.party", certificate.Party, identified: certificate.Identifier.Length == 0);
        if (certificate.Identifier.Length > 0)
        {
            parties.CheckValue(faults, "certificate.identifier", certificate.Identifier, named: true);
        }

        CheckConditions(certificate.Conditions, "certificate.conditions", required: false, parties, faults);
    }

    private static void CheckConditions(
        RepeatedField<Proto.DataCondition> conditions, string path, bool required, CaseParties parties, FaultList faults)
    {
        ValueRules.CheckCount(faults, path, conditions.Count, ConditionRules.GreatestConditions, required);
        ValueRules.CheckDistinct(faults, path, conditions);
        for (var i = 0; i < conditions.Count; i++)
        {
            using var step = faults.In(path, i);
            var (condition, test) = (conditions[i], (DataTest)conditions[i].Test);
            ConditionRules.Check(faults, condition.Field, test, condition.Values, condition.CaseValue);
            if (condition.CaseValue.Length > 0)
            {
                parties.CheckValue(faults, "case_value", condition.CaseValue, named: test == DataTest.SameName);
            }
        }
    }

    private static void CheckOrder(Proto.DepartmentCheckWay check, CaseParties parties, FaultList faults)
    {
        NameRules.CheckSlug(faults, "department_check.department", check.Department);
        ValueRules.CheckRange(faults, "department_check.due_days", check.DueDays, 1, MaterialRules.GreatestDueDays);
        ValueRules.CheckKnown(faults, "department_check.silence", check.Silence, unsetAllowed: true);
        parties.CheckParty(faults, "department_check.party", check.Party, identified: true);
        TextRules.Check(faults, "department_check.question", check.Question, MaterialRules.GreatestQuestion, required: false);
        ValueRules.CheckCount(faults, "department_check.tells", check.Tells.Count, MaterialRules.GreatestTells);
        ValueRules.CheckDistinct(faults, "department_check.tells", check.Tells);
        for (var i = 0; i < check.Tells.Count; i++)
        {
            using var step = faults.In("department_check.tells", i);
            parties.CheckValue(faults, "", check.Tells[i], named: true);
        }
    }

    private static void CheckCommitment(Proto.CommitmentWay commitment, bool allowed, CaseParties parties, FaultList faults)
    {
        if (!allowed)
        {
            faults.Add("commitment", MaterialRules.CommitmentNotAllowed);
        }

        TextRules.Check(faults, "commitment.text", commitment.Text, 500);
        ValueRules.CheckRange(faults, "commitment.verify_days", commitment.VerifyDays, 0, MaterialRules.GreatestVerifyDays);
        parties.CheckParty(faults, "commitment.party", commitment.Party, identified: commitment.BadCredit is not null);
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
