using Gateway.Core.Catalogue.Rules;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

internal static class EntryDocument
{
    private const int GreatestMajor = 9_999;
    private const int GreatestRevision = 1_000_000;
    private const int GreatestCacheSeconds = 7 * 24 * 60 * 60;
    private const int GreatestRowLimit = 1000;

    public static void Check(Proto.Entry entry, DocumentReader reader, FaultList faults)
    {
        NameRules.CheckSlug(faults, "department", entry.Department);
        NameRules.CheckEntryName(faults, "api_name", entry.ApiName);
        TextRules.Check(faults, "code", entry.Code, 64);
        TextRules.Check(faults, "name", entry.Name, 50);
        TextRules.Check(faults, "summary", entry.Summary, 256);
        ValueRules.CheckKnown(faults, "kind", (Core.Catalogue.EntryKind)entry.Kind);
        ValueRules.CheckRange(faults, "major", entry.Major, 1, GreatestMajor);
        ValueRules.CheckRange(faults, "revision", entry.Revision, 1, GreatestRevision);
        ValueRules.CheckRange(faults, "cache_seconds", entry.CacheSeconds, 0, GreatestCacheSeconds);
        ValueRules.CheckRange(faults, "row_limit", entry.RowLimit, 0, GreatestRowLimit);
        ValueRules.CheckKnown(faults, "update_cycle", (Core.Catalogue.UpdateCycle)entry.UpdateCycle);
        ValueRules.CheckKnown(faults, "state", entry.State, unsetAllowed: true);
        EntryRules.CheckShare(faults, (Core.Catalogue.ShareAttribute)entry.ShareAttribute, entry.ShareBasis);
        CheckLists(entry, faults);
        CheckFields(entry, reader, faults);
    }

    /// <summary>Records and certificates are looked up; an API of the department's own need not be.</summary>
    private static bool IsLookedUp(Proto.Entry entry) => entry.Kind != Proto.EntryKind.Api;

    private static void CheckLists(Proto.Entry entry, FaultList faults)
    {
        OperationRules.Check(entry.Operations, IsLookedUp(entry), faults);
        ValueRules.CheckCount(faults, "sharing_modes", entry.SharingModes.Count, 3, required: true);
        ValueRules.CheckDistinct(faults, "sharing_modes", entry.SharingModes);
        for (var i = 0; i < entry.SharingModes.Count; i++)
        {
            using var step = faults.In("sharing_modes", i);
            ValueRules.CheckKnown(faults, "", (Core.Catalogue.SharingMode)entry.SharingModes[i]);
        }
    }

    private static void CheckFields(Proto.Entry entry, DocumentReader reader, FaultList faults)
    {
        var fields = entry.Fields.Select(reader.Read).ToArray();
        FieldRules.Check(faults, fields, IsLookedUp(entry));
        FieldRules.CheckKeys(faults, fields, entry.KeyFields, IsLookedUp(entry));
        FieldRules.CheckSubjects(faults, fields, [.. entry.SubjectFields.Select(subject => (subject.Field, subject.Type))]);
        CheckCertificate(entry, fields, faults);
        ApiDocument.Check(entry, fields, faults);
    }

    private static void CheckCertificate(Proto.Entry entry, Core.Catalogue.Field[] fields, FaultList faults)
    {
        if (entry.Kind != Proto.EntryKind.Certificate || entry.Certificate is not { } terms)
        {
            if (entry.Kind == Proto.EntryKind.Certificate || entry.Certificate is not null)
            {
                faults.Add("certificate", entry.Certificate is null ? CertificateRules.Missing : CertificateRules.Unused);
            }

            if (entry.Operations.Contains(Proto.Operation.Watch))
            {
                faults.Add("operations", CertificateRules.WatchUnused);
            }

            return;
        }

        if (!CertificateRules.IsTypeCode(terms.TypeCode))
        {
            faults.Add("certificate.type_code", CertificateRules.TypeCode);
        }

        if (entry.KeyFields.Count != 1 || entry.SubjectFields.All(subject => subject.Field != entry.KeyFields[0]))
        {
            faults.Add("key_fields", CertificateRules.Key);
        }

        CertificateRules.CheckField(faults, "certificate.identifier_field", fields, terms.IdentifierField, Core.Catalogue.FieldType.Text, required: true);
        CertificateRules.CheckField(faults, "certificate.status_field", fields, terms.StatusField, Core.Catalogue.FieldType.Code, required: false);
        CertificateRules.CheckField(faults, "certificate.valid_from_field", fields, terms.ValidFromField, Core.Catalogue.FieldType.Date, required: false);
        CertificateRules.CheckField(faults, "certificate.valid_until_field", fields, terms.ValidUntilField, Core.Catalogue.FieldType.Date, required: false);
        CertificateRules.CheckStatusCodes(
            faults, terms.StatusField, [.. terms.StatusCodes.Select(meaning => (meaning.Code, (Core.Certificates.CertificateStatus)meaning.Status))]);
    }
}
