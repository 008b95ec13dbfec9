using Gateway.Contracts.Management.V1;
using Gateway.Core.Agreements;
using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Identifiers;
using Gateway.Storage.Registrations.Items;
using Agreement = Gateway.Contracts.Management.V1.Agreement;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations;

/// <summary>Checks what documents say about each other, against what is registered and the rest of the act.</summary>
internal sealed class ReferenceCheck(RegistryView view, DocumentReader reader, IApiAllowance? allowance)
{
    private readonly CredentialHolders _holders = new(view);
    private readonly BundleLeads _leads = new(view);
    private readonly HashSet<DocumentKey> _seen = [];

    public void Check(Submission submission)
    {
        var (document, faults) = (submission.Document, submission.Faults);
        if (document.BodyCase != Document.BodyOneofCase.None && !_seen.Add(submission.Key))
        {
            faults.Add("", ReferenceRules.DocumentTwice);
            return;
        }

        switch (document.BodyCase)
        {
            case Document.BodyOneofCase.System:
                CheckDepartment("department", document.System.Department, faults);
                _holders.Check(document.System, faults);
                break;
            case Document.BodyOneofCase.Entry:
                CheckDepartment("department", document.Entry.Department, faults);
                EntrySuccession.Check(submission, view.FindRegistered(submission.Key), reader);
                if (allowance is not null)
                {
                    AllowanceCheck.Check(submission, view.FindRegistered(submission.Key), allowance);
                }

                break;
            case Document.BodyOneofCase.ServiceItem:
                ItemSuccession.Check(submission, view.FindRegistered(submission.Key));
                CheckItem(document.ServiceItem, faults);
                break;
            case Document.BodyOneofCase.Agreement:
                CheckAgreement(document.Agreement, faults);
                break;
            case Document.BodyOneofCase.Bundle:
                CheckDepartment("lead_department", document.Bundle.LeadDepartment, faults);
                CheckItems(document.Bundle, faults);
                break;
        }
    }

    private void CheckItem(Proto.ServiceItem item, FaultList faults)
    {
        CheckDepartment("department", item.Department, faults);
        new WayReferences(view, reader, new CaseParties(item), CheckDepartment).Check(item, faults);
        if (item.Aliases is { } aliases)
        {
            AliasReferences.Check(aliases, view, reader, CheckDepartment, faults);
        }

        for (var i = 0; i < item.Announcements.Count; i++)
        {
            using var step = faults.In("announcements", i);
            CheckDepartment("department", item.Announcements[i].Department, faults);
        }
    }

    private void CheckAgreement(Agreement agreement, FaultList faults)
    {
        CheckDepartment("consumer", agreement.Consumer, faults);
        var providerKnown = CheckDepartment("provider", agreement.Provider, faults);
        if (view.Find(DocumentKey.OfEntry(agreement.Provider, agreement.Entry, agreement.Major))?.Entry is { } entry)
        {
            CheckOperations(agreement, entry, faults);
            CheckFields(agreement, entry, faults);
            CheckCertificate(agreement, entry, faults);
            CheckApi(agreement, entry, faults);
        }
        else if (providerKnown && NameRules.IsApiName(agreement.Entry) && agreement.Major > 0)
        {
            faults.Add("entry", ReferenceRules.EntryUnknown);
        }

        CheckPurposes(agreement, faults);
    }

    private static void CheckOperations(Agreement agreement, Entry entry, FaultList faults)
    {
        for (var i = 0; i < agreement.Operations.Count; i++)
        {
            if (OperationSet.Of(agreement.Operations[i]) != 0 && !entry.Operations.Contains(agreement.Operations[i]))
            {
                faults.Add("operations", i, AgreementRules.OperationNotOffered);
            }
        }
    }

    private static void CheckFields(Agreement agreement, Entry entry, FaultList faults)
    {
        for (var i = 0; i < agreement.Fields.Count; i++)
        {
            using var step = faults.In("fields", i);
            var agreed = agreement.Fields[i];
            var field = entry.Fields.FirstOrDefault(field => field.ApiName == agreed.Field);
            if (field is null)
            {
                if (NameRules.IsApiName(agreed.Field))
                {
                    faults.Add("field", FieldRules.Unknown);
                }
            }
            else if (agreed.Grant == Contracts.Management.V1.FieldGrant.Masked && field.Masking == Masking.Unspecified)
            {
                faults.Add("grant", AgreementRules.MaskingUndefined);
            }
        }
    }

    private static void CheckCertificate(Agreement agreement, Entry entry, FaultList faults)
    {
        if (entry.Certificate is not { } terms)
        {
            return;
        }

        string[] missing =
        [
            .. ((string[])[terms.IdentifierField, terms.StatusField, terms.ValidFromField, terms.ValidUntilField]).Where(name =>
                name.Length > 0 && !agreement.Fields.Any(field => field.Field == name && field.Grant != Contracts.Management.V1.FieldGrant.Masked)),
        ];
        if (missing.Length > 0)
        {
            faults.Add("fields", CertificateRules.NotGranted, string.Join(", ", missing));
        }
    }

    private static void CheckApi(Agreement agreement, Entry entry, FaultList faults)
    {
        if (entry.Api is not { } api)
        {
            if (agreement.ApiOperations.Count > 0)
            {
                faults.Add("api_operations", ApiRules.NotAnApi);
            }

            return;
        }

        if (agreement.ApiOperations.Count == 0)
        {
            faults.Add("api_operations", ApiRules.OperationsMissing);
        }

        for (var i = 0; i < agreement.ApiOperations.Count; i++)
        {
            if (api.Operations.All(operation => operation.Name != agreement.ApiOperations[i]))
            {
                faults.Add("api_operations", i, ApiRules.OperationUnknown, string.Join(", ", api.Operations.Select(operation => operation.Name)));
            }
        }
    }

    private void CheckPurposes(Agreement agreement, FaultList faults)
    {
        for (var i = 0; i < agreement.Purposes.Count; i++)
        {
            using var step = faults.In("purposes", i);
            var code = agreement.Purposes[i].ServiceItemCode;
            if (view.Find(References.Item(code))?.ServiceItem is not { } item)
            {
                if (ServiceItemCode.Check(code).IsNone)
                {
                    faults.Add("service_item_code", ReferenceRules.ItemUnknown);
                }
            }
            else if (item.Department != agreement.Consumer && !_leads.Has(agreement.Consumer, code))
            {
                faults.Add("service_item_code", AgreementRules.ItemNotOfConsumer);
            }
        }
    }

    private void CheckItems(Bundle bundle, FaultList faults)
    {
        for (var i = 0; i < bundle.Items.Count; i++)
        {
            // What is malformed was reported already.
            if (ServiceItemCode.Check(bundle.Items[i]).IsNone && view.Find(References.Item(bundle.Items[i])) is null)
            {
                faults.Add("items", i, ReferenceRules.ItemUnknown);
            }
        }
    }

    private bool CheckDepartment(string name, string slug, FaultList faults)
    {
        // What is malformed was reported already.
        if (!NameRules.IsSlug(slug))
        {
            return false;
        }

        var known = view.Find(References.Department(slug)) is not null;
        if (!known)
        {
            faults.Add(name, ReferenceRules.DepartmentUnknown);
        }

        return known;
    }
}
