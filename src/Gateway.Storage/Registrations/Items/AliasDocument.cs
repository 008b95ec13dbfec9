using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks where an item's firms are found by older numbers, by itself.</summary>
internal static class AliasDocument
{
    public static void Check(Proto.AliasSource? aliases, FaultList faults)
    {
        if (aliases is null)
        {
            return;
        }

        WayDocument.CheckEntry(faults, "aliases", aliases.Department, aliases.Entry, aliases.Major);
        NameRules.CheckApiName(faults, "aliases.kind_field", aliases.KindField);
        NameRules.CheckApiName(faults, "aliases.number_field", aliases.NumberField);
        NameRules.CheckApiName(faults, "aliases.code_field", aliases.CodeField);
        string[] fields = [.. ((string[])[aliases.KindField, aliases.NumberField, aliases.CodeField]).Where(field => field.Length > 0)];
        if (fields.Distinct(StringComparer.Ordinal).Count() < fields.Length)
        {
            faults.Add("aliases", CaseRules.AliasFieldsSame);
        }
    }
}
