using System.Collections.Immutable;
using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;
using Gateway.Core.Snapshots;
using Gateway.Server.Materials.Cases;

namespace Gateway.Server.Materials.Asking;

/// <summary>Puts the case's values into the question of a way.</summary>
internal static class AskPlanner
{
    /// <summary>The question, or what the case does not say: <c>child</c>, <c>premises.unit_number</c>; an unknown entry is told by the decision.</summary>
    public static (Ask? Ask, string Missing) Plan(Snapshot snapshot, MaterialWay way, CaseParties parties) =>
        way.Entry is { } key && snapshot.FindEntry(key.Department, key.Name, key.Major) is { } entry
            ? way switch
            {
                CertificateWay certificate => Plan(entry, certificate, parties),
                DataWay data => Plan(entry, AskKind.Lookup, data.Party, data.Keys, [.. data.Rule.Fields], [], parties),
                VerificationWay verification => Plan(entry, verification, parties),
                CommitmentWay { BadCredit: { } credit } => Plan(entry, AskKind.Lookup, way.Party, [], [.. credit.Mark.Fields], [], parties),
                _ => (null, ""),
            }
            : (null, "ENTRY_UNKNOWN");

    /// <summary>Entries and roles whose values a way puts into its question.</summary>
    public static IEnumerable<string> RolesOf(MaterialWay way) => way switch
    {
        CertificateWay { Identifier: { } identifier } => [identifier.Role],
        DataWay { Keys: { IsEmpty: false } keys } => keys.Select(binding => binding.Value.Role),
        VerificationWay { Keys: { IsEmpty: false } keys } => keys.Select(binding => binding.Value.Role),
        DepartmentCheckWay check => check.Tells.Select(value => value.Role).Prepend(check.Party).Distinct(),
        _ => [way.Party],
    };

    /// <summary>The values of a case that a way puts into its question, or compares its answer with.</summary>
    public static IEnumerable<CaseValue> ValuesOf(MaterialWay way) => way switch
    {
        CertificateWay certificate => [certificate.Identifier ?? new(way.Party, ""), .. ValuesOf(certificate.Face)],
        DataWay data => [.. ValuesOf(data.Keys, way.Party), .. ValuesOf(data.Rule)],
        VerificationWay verification => [.. ValuesOf(verification.Keys, way.Party), .. verification.Claims.Select(verification.ValueOf)],
        DepartmentCheckWay check => [new(check.Party, ""), .. check.Tells],
        _ => [new(way.Party, "")],
    };

    /// <summary>The first value that a way's question needs and the case does not say; null where it says all.</summary>
    public static CaseValue? MissingOf(DepartmentCheckWay check, CaseParties parties)
    {
        foreach (var value in ValuesOf(check))
        {
            if (parties.ValueOf(value) is null)
            {
                return value;
            }
        }

        return null;
    }

    private static IEnumerable<CaseValue> ValuesOf(ImmutableArray<CaseBinding> keys, string party) =>
        keys.IsEmpty ? [new(party, "")] : keys.Select(binding => binding.Value);

    private static IEnumerable<CaseValue> ValuesOf(DataRule? rule) => rule?.Conditions.Select(condition => condition.Case).OfType<CaseValue>() ?? [];

    private static (Ask? Ask, string Missing) Plan(Entry entry, CertificateWay way, CaseParties parties)
    {
        if (entry.Certificate is not { } terms)
        {
            return (null, "CERTIFICATE_TYPE_UNKNOWN");
        }

        string[] fields = [.. way.Face?.Fields ?? []];
        if (way.Identifier is not { } identifier)
        {
            return Plan(entry, AskKind.Certificates, way.Party, [], fields, [], parties);
        }

        return parties.ValueOf(identifier) is { } value
            ? (new Ask(AskKind.Certificate, entry, [new(entry.Fields[terms.Identifier].ApiName, value)], fields, []), "")
            : (null, identifier.ToString());
    }

    private static (Ask? Ask, string Missing) Plan(Entry entry, VerificationWay way, CaseParties parties)
    {
        var claims = new Value[way.Claims.Length];
        for (var i = 0; i < claims.Length; i++)
        {
            var (field, source) = (entry.IndexOf(way.Claims[i]), way.ValueOf(way.Claims[i]));
            if (field < 0 || parties.ValueOf(source) is not { } text || ClaimValue.Of(entry.Fields[field], text) is not { } claim)
            {
                return (null, source.ToString());
            }

            claims[i] = claim;
        }

        return Plan(entry, AskKind.Verify, way.Party, way.Keys, [.. way.Claims], claims, parties);
    }

    private static (Ask? Ask, string Missing) Plan(
        Entry entry, AskKind kind, string party, ImmutableArray<CaseBinding> keys, string[] fields, Value[] claims, CaseParties parties)
    {
        if (keys.IsEmpty)
        {
            // An entry whose only key is a subject of another kind than the party is asks nothing about it.
            return parties.SubjectOf(party) is { } subject && entry.KeyFields.Length == 1
                && entry.SubjectFields.FirstOrDefault(each => each.Field == entry.KeyFields[0]).Type == subject.Type
                ? (new Ask(kind, entry, [new(entry.Fields[entry.KeyFields[0]].ApiName, subject.Identifier)], fields, claims), "")
                : (null, party);
        }

        var key = new KeyValuePair<string, string>[keys.Length];
        for (var i = 0; i < key.Length; i++)
        {
            if (parties.ValueOf(keys[i].Value) is not { } value)
            {
                return (null, keys[i].Value.ToString());
            }

            key[i] = new(keys[i].Field, value);
        }

        return (new Ask(kind, entry, key, fields, claims), "");
    }
}
