using System.Collections.Immutable;
using Gateway.Contracts.Management.V1;
using Gateway.Core.Agreements;
using Gateway.Core.Catalogue;
using Gateway.Core.Catalogue.Rules;
using Gateway.Core.Items;
using Gateway.Storage.Registrations.Items;
using Google.Protobuf.Collections;
using CertificateTerms = Gateway.Core.Catalogue.CertificateTerms;
using Proto = Gateway.Contracts.Management.V1;
using ServiceItem = Gateway.Core.Items.ServiceItem;

namespace Gateway.Storage.Registrations;

/// <summary>
/// Reads registered documents into what decisions are made by. The documents were checked when they were
/// registered; one that cannot be read all the same is a fault of the gateway.
/// </summary>
/// <param name="zone">The jurisdiction's time zone.</param>
/// <param name="pool">Strings that many documents share.</param>
internal sealed class DocumentReader(TimeZoneInfo zone, StringPool pool)
{
    // Agreements differ in few of their parts, and those that are the same are shared: less to keep, and more of it
    // in the processor's caches when a call is decided.
    private readonly PartPool<RepeatedField<Proto.AgreedField>, ImmutableArray<Core.Agreements.AgreedField>> _fields = new();
    private readonly PartPool<RepeatedField<Proto.AgreedPurpose>, ImmutableArray<Core.Agreements.AgreedPurpose>> _purposes = new();
    private readonly PartPool<RepeatedField<string>, ImmutableArray<SourceRange>> _ranges = new();
    private readonly ItemReader _items = new(pool);
    private readonly PartPool<(string From, string Until), Validity> _validities = new();

    public Core.Catalogue.Department Read(Proto.Department document) =>
        new(pool.Share(document.Slug), document.Code, document.Name, document.NameEn);

    public RegisteredSystem Read(Proto.System document) => new(
        pool.Share(document.Id),
        pool.Share(document.Department),
        document.Name,
        Known((Core.Catalogue.SystemRole)document.Role),
        [.. document.SpiffeIds],
        [.. document.Thumbprints.Select(thumbprint => thumbprint.ToUpperInvariant())],
        [.. document.Addresses],
        Suspended: document.State is not (SystemState.Active or SystemState.Unspecified));

    public Core.Catalogue.Entry Read(Proto.Entry document)
    {
        ImmutableArray<Core.Catalogue.Field> fields = [.. document.Fields.OrderBy(field => field.Number).Select(Read)];
        return new Core.Catalogue.Entry
        {
            Key = new EntryKey(pool.Share(document.Department), pool.Share(document.ApiName), (int)document.Major),
            Revision = (int)document.Revision,
            Code = document.Code,
            Name = document.Name,
            Summary = document.Summary,
            Kind = Known((Core.Catalogue.EntryKind)document.Kind),
            Fields = fields,
            KeyFields = [.. document.KeyFields.Select(name => IndexOf(fields, name))],
            SubjectFields =
                [.. document.SubjectFields.Select(subject => new Core.Catalogue.SubjectField(IndexOf(fields, subject.Field), pool.Share(subject.Type)))],
            ShareAttribute = Known((Core.Catalogue.ShareAttribute)document.ShareAttribute),
            ShareBasis = document.ShareBasis,
            SharingModes = [.. document.SharingModes.Select(mode => Known((Core.Catalogue.SharingMode)mode))],
            UpdateCycle = Known((Core.Catalogue.UpdateCycle)document.UpdateCycle),
            CacheLimit = TimeSpan.FromSeconds(document.CacheSeconds),
            Operations = OperationSet.Read(document.Operations) | (document.Api is null ? 0 : Core.Catalogue.Operations.Call),
            RowLimit = document.RowLimit == 0 ? 100 : (int)document.RowLimit,
            Withdrawn = document.State is not (EntryState.Published or EntryState.Unspecified),
            ContractRestricted = document.ContractRestricted,
            Certificate = document.Certificate is { } terms ? Read(terms, fields) : null,
            Api = document.Api is { } api ? ApiReader.Read(api, name => IndexOf(fields, name)) : null,
        };
    }

    private CertificateTerms Read(Proto.CertificateTerms document, ImmutableArray<Core.Catalogue.Field> fields) => new()
    {
        TypeCode = pool.Share(document.TypeCode),
        Identifier = IndexOf(fields, document.IdentifierField),
        Status = document.StatusField.Length == 0 ? -1 : IndexOf(fields, document.StatusField),
        StatusCodes = [.. document.StatusCodes.Select(meaning => (meaning.Code, Known((Core.Certificates.CertificateStatus)meaning.Status)))],
        ValidFrom = document.ValidFromField.Length == 0 ? -1 : IndexOf(fields, document.ValidFromField),
        ValidUntil = document.ValidUntilField.Length == 0 ? -1 : IndexOf(fields, document.ValidUntilField),
    };

    public Core.Catalogue.Field Read(Proto.Field field) => new(
        (int)field.Number,
        field.Name,
        pool.Share(field.ApiName),
        (Core.Catalogue.FieldType)field.Type,
        (int)field.Length,
        (Core.Catalogue.Sensitivity)field.Sensitivity,
        (Core.Catalogue.Masking)field.Masking,
        field.Description,
        pool.Share(field.CodeTable))
    {
        Matching = field.Matching == Proto.FieldMatching.Unspecified ? Core.Catalogue.FieldMatching.Exact : (Core.Catalogue.FieldMatching)field.Matching,
    };

    public ServiceItem Read(Proto.ServiceItem document) => _items.Read(document, ReadValidity(document.InForceFrom, document.InForceUntil));

    public Core.Items.Bundle Read(Proto.Bundle document) => new(
        pool.Share(document.Code),
        document.Name,
        pool.Share(document.LeadDepartment),
        [.. document.Items.Select(pool.Share)],
        ReadValidity(document.InForceFrom, document.InForceUntil));

    public Core.Agreements.Agreement Read(Proto.Agreement document, long revision) => new()
    {
        Id = document.Id,
        Revision = revision,
        Consumer = pool.Share(document.Consumer),
        Entry = new EntryKey(pool.Share(document.Provider), pool.Share(document.Entry), (int)document.Major),
        Operations = OperationSet.Read(document.Operations) | (document.ApiOperations.Count == 0 ? 0 : Core.Catalogue.Operations.Call),
        ApiOperations = [.. document.ApiOperations.Select(pool.Share)],
        Fields = _fields.Share(document.Fields, ReadFields),
        Purposes = _purposes.Share(document.Purposes, ReadPurposes),
        LegalBasis = pool.Share(document.LegalBasis),
        Validity = ReadValidity(document.ValidFrom, document.ValidUntil),
        DailyQuota = checked((long)document.DailyQuota),
        RatePerSecond = checked((int)document.RatePerSecond),
        SourceRanges = _ranges.Share(document.SourceRanges, ReadRanges),
        State = document.State == Proto.AgreementState.Unspecified
            ? Core.Agreements.AgreementState.Active
            : Known((Core.Agreements.AgreementState)document.State),
    };

    private ImmutableArray<Core.Agreements.AgreedField> ReadFields(RepeatedField<Proto.AgreedField> fields) =>
        [.. fields.Select(field => new Core.Agreements.AgreedField(
            pool.Share(field.Field), Known((Core.Agreements.FieldGrant)field.Grant)))];

    private ImmutableArray<Core.Agreements.AgreedPurpose> ReadPurposes(RepeatedField<Proto.AgreedPurpose> purposes) =>
        [.. purposes.Select(purpose => new Core.Agreements.AgreedPurpose(
            pool.Share(purpose.ServiceItemCode), [.. purpose.Scenarios.Select(pool.Share)]))];

    private static ImmutableArray<SourceRange> ReadRanges(RepeatedField<string> ranges) =>
        [.. ranges.Select(text => SourceRange.TryParse(text, out var range)
            ? range
            : throw new InvalidDataException("A source range cannot be read."))];

    private Validity ReadValidity(string from, string until) => _validities.Share((from, until), Compile);

    private Validity Compile((string From, string Until) days) =>
        Validity.Of(ReadDay(days.From), days.Until.Length == 0 ? null : ReadDay(days.Until), zone);

    private static DateOnly ReadDay(string text) =>
        ValueRules.TryReadDay(text, out var day) ? day : throw new InvalidDataException("A day cannot be read.");

    private static int IndexOf(ImmutableArray<Core.Catalogue.Field> fields, string name)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (string.Equals(fields[i].ApiName, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new InvalidDataException("A key, subject or certificate field is not one of the entry's fields.");
    }

    private static TEnum Known<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new InvalidDataException($"{typeof(TEnum).Name} has a value that is not known.");
}
