using System.Collections.Immutable;
using Gateway.Core.Catalogue;
using Gateway.Core.Identifiers;
using Gateway.Core.Items;
using Google.Protobuf.Collections;
using Proto = Gateway.Contracts.Management.V1;

namespace Gateway.Storage.Registrations.Items;

/// <summary>Reads service items of documents that were checked.</summary>
/// <param name="pool">Strings that many documents share.</param>
internal sealed class ItemReader(StringPool pool)
{
    /// <exception cref="InvalidDataException">It cannot be read.</exception>
    public ServiceItem Read(Proto.ServiceItem document, Validity inForce) => new(
        pool.Share(document.Code), document.Name, pool.Share(document.Department), inForce)
    {
        Revision = document.Revision == 0 ? 1 : checked((int)document.Revision),
        Type = Known((ItemType)document.Type),
        Level = ServiceItemCode.TryParse(document.Code, out var code, out _) ? code.Level : RegionLevel.None,
        List = Known((ItemList)document.List),
        LegalBasis = [.. document.LegalBasis.Select(pool.Share)],
        StatutoryDays = checked((int)document.StatutoryDays),
        PromisedDays = checked((int)document.PromisedDays),
        Patience = document.PatienceMs == 0 ? ServiceItem.UsualPatience : TimeSpan.FromMilliseconds(document.PatienceMs),
        CommitmentAllowed = document.CommitmentAllowed,
        Materials = [.. document.Materials.Select(Read)],
        Parties = [.. document.Parties.Select(party => new CaseParty(
            pool.Share(party.Role), pool.Share(party.Name), pool.Share(party.Type), [.. party.Values.Select(pool.Share)]))],
        Relations = [.. document.Relations.Select(relation => new Relation(
            pool.Share(relation.Code), pool.Share(relation.Name), pool.Share(relation.Agent), pool.Share(relation.Principal), [.. relation.Ways.Select(Read)]))],
        Aliases = document.Aliases is { } aliases
            ? new AliasSource(
                KeyOf(aliases.Department, aliases.Entry, aliases.Major), pool.Share(aliases.KindField), pool.Share(aliases.NumberField), pool.Share(aliases.CodeField))
            : null,
        Announcements = [.. document.Announcements.Select(announcement => new Announcement(
            pool.Share(announcement.Department), pool.Share(announcement.Follows), checked((int)announcement.DueDays)))],
    };

    private Material Read(Proto.Material document) => new(
        pool.Share(document.Code),
        pool.Share(document.Name),
        Known((MaterialKind)document.Kind),
        Known((MaterialForm)document.Form),
        document.Condition,
        pool.Share(document.Issuer),
        [.. document.Ways.Where(way => !way.Applicant).Select(Read), ApplicantWay.Instance]);

    private MaterialWay Read(Proto.MaterialWay document) => document switch
    {
        { Certificate: { } way } => new CertificateWay(pool.Share(way.TypeCode), KeyOf(way.Department, way.Entry, way.Major))
        {
            Party = PartyOf(way.Party),
            Identifier = way.Identifier.Length > 0 ? ValueOf(way.Identifier) : null,
            Face = way.Conditions.Count > 0 ? Read(way.Conditions) : null,
        },
        { Data: { } way } => new DataWay(KeyOf(way.Department, way.Entry, way.Major), Read(way.Conditions))
        {
            Party = PartyOf(way.Party),
            Keys = Read(way.Keys),
        },
        { Verification: { } way } => new VerificationWay(KeyOf(way.Department, way.Entry, way.Major), [.. way.Claims.Select(pool.Share)])
        {
            Party = PartyOf(way.Party),
            Keys = Read(way.Keys),
            ClaimValues = Read(way.ClaimValues),
            ValidDays = checked((int)way.ValidDays),
        },
        { DepartmentCheck: { } way } => new DepartmentCheckWay(pool.Share(way.Department), checked((int)way.DueDays))
        {
            Party = PartyOf(way.Party),
            SilenceConsents = way.Silence == Proto.Silence.NoObjection,
            Question = way.Question,
            Tells = [.. way.Tells.Select(ValueOf)],
        },
        { Commitment: { } way } => new CommitmentWay(way.Text, way.BadCredit is { } credit ? Read(credit) : null)
        {
            Party = PartyOf(way.Party),
            VerifyDays = way.VerifyDays == 0 ? CommitmentWay.UsualVerifyDays : checked((int)way.VerifyDays),
        },
        _ => throw new InvalidDataException("A way to replace a material is none that is known."),
    };

    private BadCredit Read(Proto.BadCredit document) => new(
        KeyOf(document.Department, document.Entry, document.Major),
        new DataRule([new DataCondition(pool.Share(document.Field), DataTest.OneOf, [.. document.Values.Select(pool.Share)])]));

    private DataRule Read(RepeatedField<Proto.DataCondition> documents) => new(
        [.. documents.Select(condition => new DataCondition(
            pool.Share(condition.Field), Known((DataTest)condition.Test), [.. condition.Values.Select(pool.Share)])
        {
            Case = condition.CaseValue.Length > 0 ? ValueOf(condition.CaseValue) : null,
        })]);

    private ImmutableArray<CaseBinding> Read(RepeatedField<Proto.CaseBinding> documents) =>
        [.. documents.Select(binding => new CaseBinding(pool.Share(binding.Field), ValueOf(binding.CaseValue)))];

    private string PartyOf(string role) => role.Length == 0 ? CaseValue.Applicant : pool.Share(role);

    private CaseValue ValueOf(string text)
    {
        var value = CaseValue.Parse(text);
        return new(pool.Share(value.Role), pool.Share(value.Name));
    }

    private EntryKey KeyOf(string department, string entry, uint major) => new(pool.Share(department), pool.Share(entry), checked((int)major));

    private static TEnum Known<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new InvalidDataException($"{typeof(TEnum).Name} has a value that is not known.");
}
