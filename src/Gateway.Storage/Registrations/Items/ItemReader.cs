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
        { Certificate: { } way } => new CertificateWay(pool.Share(way.TypeCode), KeyOf(way.Department, way.Entry, way.Major)),
        { Data: { } way } => new DataWay(KeyOf(way.Department, way.Entry, way.Major), Read(way.Conditions)),
        { Verification: { } way } => new VerificationWay(KeyOf(way.Department, way.Entry, way.Major), [.. way.Claims.Select(pool.Share)]),
        { DepartmentCheck: { } way } => new DepartmentCheckWay(pool.Share(way.Department), checked((int)way.DueDays)),
        { Commitment: { } way } => new CommitmentWay(way.Text, way.BadCredit is { } credit ? Read(credit) : null),
        _ => throw new InvalidDataException("A way to replace a material is none that is known."),
    };

    private BadCredit Read(Proto.BadCredit document) => new(
        KeyOf(document.Department, document.Entry, document.Major),
        new DataRule([new DataCondition(pool.Share(document.Field), DataTest.OneOf, [.. document.Values.Select(pool.Share)])]));

    private DataRule Read(RepeatedField<Proto.DataCondition> documents) => new(
        [.. documents.Select(condition => new DataCondition(
            pool.Share(condition.Field), Known((DataTest)condition.Test), [.. condition.Values.Select(pool.Share)]))]);

    private EntryKey KeyOf(string department, string entry, uint major) => new(pool.Share(department), pool.Share(entry), checked((int)major));

    private static TEnum Known<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new InvalidDataException($"{typeof(TEnum).Name} has a value that is not known.");
}
