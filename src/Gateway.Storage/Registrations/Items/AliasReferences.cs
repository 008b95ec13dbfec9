using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using FieldType = Gateway.Core.Catalogue.FieldType;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks where an item's firms are found by older numbers, against the entry that it names.</summary>
internal static class AliasReferences
{
    private const string Name = "aliases";

    public static void Check(
        Proto.AliasSource aliases, RegistryView view, DocumentReader reader, Func<string, string, FaultList, bool> departmentIsKnown, FaultList faults)
    {
        if (EntryReferences.Find(view, ItemReferences.EntryOf(aliases), departmentIsKnown, faults) is not { } entry)
        {
            return;
        }

        EntryReferences.CheckOffers(faults, Name, entry, Proto.Operation.Lookup);
        if (!entry.KeyFields.ToHashSet(StringComparer.Ordinal).SetEquals([aliases.KindField, aliases.NumberField]))
        {
            faults.Add(Name + ".entry", CaseRules.AliasKeys, aliases.KindField, aliases.NumberField);
        }

        var fields = entry.Fields.Select(reader.Read).ToArray();
        foreach (var (path, name) in new[] { ("kind_field", aliases.KindField), ("number_field", aliases.NumberField), ("code_field", aliases.CodeField) })
        {
            if (EntryReferences.FindField(fields, name, $"{Name}.{path}", faults) is { Type: not (FieldType.Text or FieldType.Code) } field)
            {
                faults.Add($"{Name}.{path}", CaseRules.AliasMisfit, EntryReferences.NameOf(field.Type));
            }
        }
    }
}
