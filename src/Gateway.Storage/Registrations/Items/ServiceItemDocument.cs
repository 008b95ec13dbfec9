using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Identifiers;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

internal static class ServiceItemDocument
{
    private const int GreatestRevision = 1_000_000;
    private const int GreatestBasis = 32;

    public static void Check(Proto.ServiceItem item, FaultList faults)
    {
        CheckCode(faults, "code", item.Code);
        TextRules.Check(faults, "name", item.Name, 100);
        NameRules.CheckSlug(faults, "department", item.Department);
        ValueRules.CheckDays(faults, "in_force_from", item.InForceFrom, "in_force_until", item.InForceUntil, untilRequired: false);
        ValueRules.CheckRange(faults, "revision", item.Revision, 0, GreatestRevision);
        ValueRules.CheckKnown(faults, "type", (ItemType)item.Type, unsetAllowed: true);
        ValueRules.CheckKnown(faults, "list", (ItemList)item.List, unsetAllowed: true);
        CheckLevel(item, faults);
        CheckBasis(item, faults);
        CheckTimes(item, faults);
        var parties = new CaseParties(item);
        PartyDocument.Check(item, faults);
        MaterialDocument.Check(item, parties, faults);
        RelationDocument.Check(item, parties, faults);
        AliasDocument.Check(item.Aliases, faults);
        AnnouncementDocument.Check(item, faults);
    }

    public static void CheckCode(FaultList faults, string name, string code)
    {
        if (ServiceItemCode.Check(code) is { IsNone: false } fault)
        {
            faults.Add(name, fault);
        }
    }

    private static void CheckLevel(Proto.ServiceItem item, FaultList faults)
    {
        // A malformed code says no level, and was reported already.
        if (ValueRules.CheckKnown(faults, "level", item.Level, unsetAllowed: true) && item.Level != 0
            && ServiceItemCode.TryParse(item.Code, out var code, out _) && (int)code.Level != (int)item.Level)
        {
            faults.Add("level", ItemRules.Level, code.Level.ToString().ToLowerInvariant());
        }
    }

    private static void CheckBasis(Proto.ServiceItem item, FaultList faults)
    {
        ValueRules.CheckCount(faults, "legal_basis", item.LegalBasis.Count, GreatestBasis);
        ValueRules.CheckDistinct(faults, "legal_basis", item.LegalBasis);
        for (var i = 0; i < item.LegalBasis.Count; i++)
        {
            using var step = faults.In("legal_basis", i);
            TextRules.Check(faults, "", item.LegalBasis[i], 512);
        }
    }

    private static void CheckTimes(Proto.ServiceItem item, FaultList faults)
    {
        ValueRules.CheckRange(faults, "statutory_days", item.StatutoryDays, 0, ItemRules.GreatestDays);
        if (ValueRules.CheckRange(faults, "promised_days", item.PromisedDays, 0, ItemRules.GreatestDays)
            && item.StatutoryDays > 0 && item.PromisedDays > item.StatutoryDays)
        {
            faults.Add("promised_days", ItemRules.Promise, item.StatutoryDays);
        }

        if (item.PatienceMs != 0)
        {
            ValueRules.CheckRange(faults, "patience_ms", item.PatienceMs, ItemRules.LeastPatience, ItemRules.GreatestPatience);
        }
    }
}
