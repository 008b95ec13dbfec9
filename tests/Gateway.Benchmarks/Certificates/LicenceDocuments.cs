using Gateway.Benchmarks.Exchanges.City;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.Management.V1;

namespace Gateway.Benchmarks.Certificates;

/// <summary>What is registered about the certificates, and how the adapter maps them.</summary>
internal static class LicenceDocuments
{
    private const string Name = "licence";

    // The longest that the catalogue takes: nothing ends while it is measured.
    private const uint CacheSeconds = 7 * 24 * 60 * 60;

    /// <summary>The department's mapping of the table.</summary>
    public static string Mapping(string department) => $"""
        entry: {department}/{Name}
        table: licence
        fields:
        {string.Join('\n', Licences.Columns.Select(column => $"  {column}: {{ column: {column}{(IsDay(column) ? ", format: yyyyMMdd" : "")} }}"))}
        """;

    /// <summary>Everything that a gateway is told.</summary>
    public static IEnumerable<Document> All(string department, Uri adapter)
    {
        var agreement = CityDocuments.Agreement(department, Name);
        agreement.Operations.Clear();
        agreement.Operations.Add(Operation.Lookup);
        agreement.Fields.Clear();
        agreement.Fields.Add(Licences.Columns.Select(column => new AgreedField { Field = column, Grant = FieldGrant.Plain }));
        return
        [
            .. CityDocuments.Common(),
            .. CityDocuments.Side(department, CityDocuments.SqliteCode, adapter),
            new() { Entry = Entry(department) },
            new() { Agreement = agreement },
        ];
    }

    private static Entry Entry(string department)
    {
        var entry = CityDocuments.Entry(department);
        entry.ApiName = Name;
        entry.Code = "307011000002";
        entry.Name = "执业证书";
        entry.Kind = EntryKind.Certificate;
        entry.Fields.Clear();
        entry.Fields.Add(Licences.Columns.Select(Field));
        entry.KeyFields.Clear();
        entry.KeyFields.Add("holder");
        entry.SubjectFields.Clear();
        entry.SubjectFields.Add(new SubjectField { Field = "holder", Type = "111" });
        entry.Operations.Clear();
        entry.Operations.Add(Operation.Lookup);
        entry.CacheSeconds = CacheSeconds;
        entry.Certificate = new CertificateTerms
        {
            TypeCode = Licences.Type,
            IdentifierField = "identifier",
            StatusField = "state",
            StatusCodes = { new StatusMeaning { Code = "1", Status = CertificateStatus.Valid }, new StatusMeaning { Code = "2", Status = CertificateStatus.Revoked } },
            ValidFromField = "valid_from",
            ValidUntilField = "valid_until",
        };
        return entry;
    }

    private static Field Field(string column, int index) => new()
    {
        Number = (uint)index + 1,
        ApiName = column,
        Name = column,
        Type = IsDay(column) ? FieldType.Date : column == "state" ? FieldType.Code : FieldType.Text,
        Sensitivity = column is "identifier" or "state" || IsDay(column) ? Sensitivity.L1 : Sensitivity.L2,
        CodeTable = column == "state" ? "BENCHMARK-1" : "",
    };

    private static bool IsDay(string column) => column is "valid_from" or "valid_until";
}
