using Gateway.Benchmarks.Exchanges.City;
using Gateway.Contracts.Management.V1;

namespace Gateway.Benchmarks.Apis;

/// <summary>What is registered: the department, its API, and the agreements about it.</summary>
internal static class ApiDocuments
{
    public static IEnumerable<Document> All(MeasuredApi api, Uri upstream) =>
    [
        .. CityDocuments.Common(),
        new() { Department = new Department { Slug = ApiCourse.Department, Code = "12310101MB00900189", Name = ApiCourse.Department } },
        .. api.Documents(upstream),
    ];

    /// <summary>An entry that is an API at an address, with so many fields of text; its operations are to be added.</summary>
    public static Entry Entry(string name, Uri upstream, IEnumerable<string> fields)
    {
        var entry = CityDocuments.Entry(ApiCourse.Department);
        (entry.ApiName, entry.Kind) = (name, EntryKind.Api);
        entry.Operations.Clear();
        entry.KeyFields.Clear();
        entry.SubjectFields.Clear();
        entry.Fields.Clear();
        entry.Fields.Add(fields.Select((field, index) => new Field
        {
            Number = (uint)index + 1,
            ApiName = field,
            Name = field,
            Type = FieldType.Text,
            Sensitivity = Sensitivity.L2,
        }));
        entry.Api = new ApiTerms
        {
            Destinations = { new ApiDestination { Name = "one", Address = upstream.GetLeftPart(UriPartial.Authority) } },
            Credential = "benchmark",
        };
        return entry;
    }

    /// <summary>The agreement about it.</summary>
    public static Agreement Agreement(string entry, IEnumerable<string> operations, IEnumerable<string> fields)
    {
        var agreement = CityDocuments.Agreement(ApiCourse.Department, entry);
        agreement.Operations.Clear();
        agreement.ApiOperations.Add(operations);
        agreement.Fields.Clear();
        agreement.Fields.Add(fields.Select(field => new AgreedField { Field = field, Grant = FieldGrant.Plain }));
        return agreement;
    }
}
