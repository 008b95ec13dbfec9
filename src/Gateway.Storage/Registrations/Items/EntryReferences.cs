using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Field = Gateway.Core.Catalogue.Field;
using FieldType = Gateway.Core.Catalogue.FieldType;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Finds the entries that an item names, and their fields. What is malformed was reported already.</summary>
internal static class EntryReferences
{
    public static Proto.Entry? Find(
        RegistryView view, ItemReferences.NamedEntry named, Func<string, string, FaultList, bool> departmentIsKnown, FaultList faults)
    {
        var known = departmentIsKnown(named.Path + ".department", named.Department, faults);
        var entry = view.Find(DocumentKey.OfEntry(named.Department, named.Entry, named.Major))?.Entry;
        if (entry is null && known && NameRules.IsApiName(named.Entry) && named.Major > 0)
        {
            faults.Add(named.Path + ".entry", ReferenceRules.EntryUnknown);
        }

        return entry;
    }

    public static void CheckOffers(FaultList faults, string path, Proto.Entry entry, Proto.Operation needed)
    {
        if (!entry.Operations.Contains(needed))
        {
            faults.Add(path + ".entry", MaterialRules.OperationMissing, needed.ToString().ToLowerInvariant());
        }
    }

    public static Field? FindField(Field[] fields, string name, string path, FaultList faults)
    {
        var field = fields.FirstOrDefault(each => string.Equals(each.ApiName, name, StringComparison.Ordinal));
        if (field is null && NameRules.IsApiName(name))
        {
            faults.Add(path, FieldRules.Unknown);
        }

        return field;
    }

    public static string NameOf(FieldType type) => type.ToString().ToLowerInvariant();
}
