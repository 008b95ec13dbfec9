using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Google.Protobuf.Collections;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Checks that what a case says is enough to look an entry up.</summary>
internal static class KeyReferences
{
    /// <summary>Checks the keys of a way; without any, that its party is enough.</summary>
    public static void Check(
        string path, string party, RepeatedField<Proto.CaseBinding> keys, Proto.Entry entry, CaseParties parties, FaultList faults)
    {
        if (keys.Count == 0)
        {
            Check(path, path + ".party", party, entry, parties, faults);
            return;
        }

        for (var i = 0; i < keys.Count; i++)
        {
            using var step = faults.In(path + ".keys", i);
            CheckKey(keys[i], entry, parties, faults);
        }

        string[] missing = [.. entry.KeyFields.Where(field => keys.All(key => key.Field != field))];
        if (missing.Length > 0)
        {
            faults.Add(path + ".keys", CaseRules.KeysMissing, string.Join(", ", missing));
        }
    }

    /// <summary>Checks that the identifier of a way's party is all that the entry is looked up by.</summary>
    public static void Check(string path, string partyPath, string party, Proto.Entry entry, CaseParties parties, FaultList faults)
    {
        if (entry.KeyFields.Count == 1 && SubjectTypeOf(entry, entry.KeyFields[0]) is { } type)
        {
            CheckType(faults, partyPath, CaseParties.RoleOf(party), type, parties);
        }
        else
        {
            faults.Add(path + ".entry", MaterialRules.KeyOther);
        }
    }

    private static void CheckKey(Proto.CaseBinding key, Proto.Entry entry, CaseParties parties, FaultList faults)
    {
        if (!entry.KeyFields.Contains(key.Field))
        {
            // What is malformed was reported already.
            if (NameRules.IsApiName(key.Field))
            {
                faults.Add("field", CaseRules.KeyNotOne, string.Join(", ", entry.KeyFields));
            }
        }
        else if (SubjectTypeOf(entry, key.Field) is { } type && CaseRules.TryRead(key.CaseValue, out var value) && value.Name.Length == 0)
        {
            CheckType(faults, "case_value", value.Role, type, parties);
        }
    }

    private static void CheckType(FaultList faults, string path, string role, string wanted, CaseParties parties)
    {
        var type = parties.TypeOf(role);
        if (type.Length > 0 && type != wanted)
        {
            faults.Add(path, CaseRules.PartyOther, wanted, role, type);
        }
    }

    private static string? SubjectTypeOf(Proto.Entry entry, string field) =>
        entry.SubjectFields.FirstOrDefault(subject => subject.Field == field)?.Type;
}
