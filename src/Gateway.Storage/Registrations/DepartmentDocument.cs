using Gateway.Contracts.Management.V1;
using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Identifiers;

namespace Gateway.Storage.Registrations;

internal static class DepartmentDocument
{
    public static void Check(Department department, FaultList faults)
    {
        NameRules.CheckSlug(faults, "slug", department.Slug);
        if (SocialCreditCode.Check(department.Code) is { IsNone: false } fault)
        {
            faults.Add("code", fault);
        }

        TextRules.Check(faults, "name", department.Name, 100);
        TextRules.Check(faults, "name_en", department.NameEn, 200, required: false);
    }
}
