using System.Collections.Immutable;
using CsCheck;
using Gateway.Core.Catalogue;
using Gateway.Core.Items;

namespace Gateway.Core.Tests.Items.Matters;

/// <summary>Ways of few values, so that many are the same and many differ in one thing alone.</summary>
internal static class Ways
{
    private static readonly Gen<string> s_name = Gen.OneOf("a", "b");
    private static readonly Gen<CaseValue> s_value = Gen.Select(s_name, Gen.OneOf("", "x"), (role, name) => new CaseValue(role, name));
    private static readonly Gen<EntryKey> s_entry = Gen.Select(s_name, Gen.Int[1, 2], (name, major) => new EntryKey("gongan", name, major));

    private static readonly Gen<ImmutableArray<CaseBinding>> s_bindings =
        Gen.Select(s_name, s_value, (field, value) => new CaseBinding(field, value)).Array[0, 2].Select(each => each.ToImmutableArray());

    private static readonly Gen<DataRule> s_rule = Gen.Select(s_name, Gen.OneOf(DataTest.Equals, DataTest.OneOf), s_name.Array[0, 2], s_value.Nullable())
        .Select((field, test, values, said) => new DataCondition(field, test, [.. values]) { Case = said })
        .Array[1, 2].Select(conditions => new DataRule([.. conditions]));

    private static readonly Gen<MaterialWay> s_way = Gen.OneOf(
        Gen.Select(s_name, s_entry, s_value.Nullable(), s_rule, Gen.Bool)
            .Select(MaterialWay (type, entry, identifier, face, isFace) => new CertificateWay(type, entry) { Identifier = identifier, Face = isFace ? face : null }),
        Gen.Select(s_entry, s_rule, s_bindings).Select(MaterialWay (entry, rule, keys) => new DataWay(entry, rule) { Keys = keys }),
        Gen.Select(s_entry, s_name.Array[1, 2], s_bindings, s_bindings, Gen.Int[0, 1])
            .Select(MaterialWay (entry, claims, keys, values, days) =>
                new VerificationWay(entry, [.. claims]) { Keys = keys, ClaimValues = values, ValidDays = days }),
        Gen.Select(s_name, Gen.Int[1, 2], Gen.Bool, s_name, s_value.Array[0, 2])
            .Select(MaterialWay (department, days, consents, question, tells) =>
                new DepartmentCheckWay(department, days) { SilenceConsents = consents, Question = question, Tells = [.. tells] }),
        Gen.Select(s_name, s_entry, s_rule, Gen.Bool, Gen.Int[1, 2])
            .Select(MaterialWay (text, entry, mark, isCredit, days) => new CommitmentWay(text, isCredit ? new BadCredit(entry, mark) : null) { VerifyDays = days }));

    /// <summary>Any way, of any party.</summary>
    public static readonly Gen<MaterialWay> Any = Gen.Select(s_way, s_name).Select(MaterialWay (way, party) => way with { Party = party });
}
