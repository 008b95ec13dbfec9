using Gateway.Core.Agreements;
using Gateway.Core.Catalogue.Rules;
using Gateway.Storage.Registrations.Items;
using Agreement = Gateway.Contracts.Management.V1.Agreement;

namespace Gateway.Storage.Registrations;

internal static class AgreementDocument
{
    private const int GreatestCount = 256;
    private const int GreatestScenarios = 64;

    public static void Check(Agreement agreement, FaultList faults)
    {
        NameRules.CheckAgreementId(faults, "id", agreement.Id);
        NameRules.CheckSlug(faults, "consumer", agreement.Consumer);
        NameRules.CheckSlug(faults, "provider", agreement.Provider);
        NameRules.CheckApiName(faults, "entry", agreement.Entry);
        ValueRules.CheckRange(faults, "major", agreement.Major, 1, 9_999);
        OperationRules.Check(agreement.Operations, required: agreement.ApiOperations.Count == 0, faults);
        ValueRules.CheckCount(faults, "api_operations", agreement.ApiOperations.Count, GreatestCount);
        ValueRules.CheckDistinct(faults, "api_operations", agreement.ApiOperations);
        TextRules.Check(faults, "legal_basis", agreement.LegalBasis, 512);
        ValueRules.CheckDays(faults, "valid_from", agreement.ValidFrom, "valid_until", agreement.ValidUntil, untilRequired: true);
        ValueRules.CheckRange(faults, "daily_quota", agreement.DailyQuota, 0, AgreementRules.GreatestQuota);
        ValueRules.CheckRange(faults, "rate_per_second", agreement.RatePerSecond, 0, AgreementRules.GreatestRate);
        ValueRules.CheckKnown(faults, "state", agreement.State, unsetAllowed: true);
        CheckFields(agreement, faults);
        CheckPurposes(agreement, faults);
        CheckRanges(agreement, faults);
    }

    private static void CheckFields(Agreement agreement, FaultList faults)
    {
        ValueRules.CheckCount(faults, "fields", agreement.Fields.Count, GreatestCount, required: agreement.ApiOperations.Count == 0);
        ValueRules.CheckDistinct(faults, "fields", agreement.Fields.Select(field => field.Field));
        for (var i = 0; i < agreement.Fields.Count; i++)
        {
            using var step = faults.In("fields", i);
            NameRules.CheckApiName(faults, "field", agreement.Fields[i].Field);
            ValueRules.CheckKnown(faults, "grant", (Core.Agreements.FieldGrant)agreement.Fields[i].Grant, unsetAllowed: true);
        }
    }

    private static void CheckPurposes(Agreement agreement, FaultList faults)
    {
        ValueRules.CheckCount(faults, "purposes", agreement.Purposes.Count, GreatestCount, required: true);
        ValueRules.CheckDistinct(faults, "purposes", agreement.Purposes.Select(purpose => purpose.ServiceItemCode));
        for (var i = 0; i < agreement.Purposes.Count; i++)
        {
            using var step = faults.In("purposes", i);
            CheckPurpose(agreement.Purposes[i], faults);
        }
    }

    private static void CheckPurpose(Contracts.Management.V1.AgreedPurpose purpose, FaultList faults)
    {
        ServiceItemDocument.CheckCode(faults, "service_item_code", purpose.ServiceItemCode);
        ValueRules.CheckCount(faults, "scenarios", purpose.Scenarios.Count, GreatestScenarios, required: true);
        ValueRules.CheckDistinct(faults, "scenarios", purpose.Scenarios);
        for (var i = 0; i < purpose.Scenarios.Count; i++)
        {
            using var step = faults.In("scenarios", i);
            TextRules.Check(faults, "", purpose.Scenarios[i], 100);
        }
    }

    private static void CheckRanges(Agreement agreement, FaultList faults)
    {
        ValueRules.CheckCount(faults, "source_ranges", agreement.SourceRanges.Count, GreatestCount);
        ValueRules.CheckDistinct(faults, "source_ranges", agreement.SourceRanges);
        for (var i = 0; i < agreement.SourceRanges.Count; i++)
        {
            var text = agreement.SourceRanges[i];
            if (text.Length > 64 || !SourceRange.TryParse(text, out _))
            {
                faults.Add("source_ranges", i, AgreementRules.SourceRange);
            }
        }
    }
}
