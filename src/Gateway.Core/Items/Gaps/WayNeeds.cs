using Gateway.Core.Catalogue;

namespace Gateway.Core.Items.Gaps;

/// <summary>What a way needs of the entry that it asks.</summary>
/// <param name="Path">Member of the way's document that names the entry.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Fields">api_names of the fields that must be granted.</param>
/// <param name="Compared">Those of them whose values are compared, and so must be granted plain.</param>
internal sealed record WayNeeds(
    string Path, EntryKey Entry, Operations Operation, IReadOnlyList<string> Fields, IReadOnlyList<string> Compared)
{
    /// <summary>What the way needs; null where it asks no entry.</summary>
    public static WayNeeds? Of(MaterialWay way) => way switch
    {
        // Every agreement about certificates grants what tells of them.
        CertificateWay certificate => OfRule("certificate", certificate.Holder, certificate.Face),
        DataWay data => OfRule("data", data.Source, data.Rule),

        VerificationWay verification => new("verification", verification.Source, Operations.Verify, verification.Claims, []),
        CommitmentWay { BadCredit: { } credit } => OfRule("commitment.bad_credit", credit.Source, credit.Mark),
        _ => null,
    };

    /// <summary>What finding firms by older numbers needs: the code is asked about further, and so is needed plain.</summary>
    public static WayNeeds Of(AliasSource aliases) => new("aliases", aliases.Source, Operations.Lookup, [aliases.CodeField], [aliases.CodeField]);

    private static WayNeeds OfRule(string path, EntryKey entry, DataRule? rule) => new(
        path,
        entry,
        Operations.Lookup,
        [.. rule?.Fields ?? []],
        [.. (rule?.Conditions ?? []).Where(condition => condition.ComparesValues).Select(condition => condition.Field).Distinct(StringComparer.Ordinal)]);
}
