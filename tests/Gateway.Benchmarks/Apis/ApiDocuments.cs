using Gateway.Benchmarks.Exchanges.City;
using Gateway.Contracts.Management.V1;

namespace Gateway.Benchmarks.Apis;

/// <summary>What is registered: the department, its API, and the agreement about it.</summary>
internal static class ApiDocuments
{
    public static IEnumerable<Document> All(Uri upstream) =>
    [
        .. CityDocuments.Common(),
        new() { Department = new Department { Slug = ApiCourse.Department, Code = "12310101MB00900189", Name = ApiCourse.Department } },
        new() { Entry = Entry(upstream) },
        new() { Agreement = Agreement() },
    ];

    private static Entry Entry(Uri upstream)
    {
        var entry = CityDocuments.Entry(ApiCourse.Department);
        entry.ApiName = ApiCourse.Entry;
        entry.Kind = EntryKind.Api;
        entry.Operations.Clear();
        entry.KeyFields.Clear();
        entry.SubjectFields.Clear();
        entry.Fields.Clear();
        entry.Fields.Add(Enumerable.Range(0, PersonDocument.Members).Select(index => new Field
        {
            Number = (uint)index + 1,
            ApiName = PersonDocument.Name(index),
            Name = PersonDocument.Name(index),
            Type = FieldType.Text,
            Sensitivity = Sensitivity.L2,
        }));
        var minimised = Operation("person", "people");
        minimised.Places.Add(entry.Fields.Select(field => new ApiPlace { Field = field.ApiName, Pointer = "/data/" + field.Name }));
        var whole = Operation("whole_person", "whole");
        whole.WholeAnswer = "application/json";
        entry.Api = new ApiTerms
        {
            Destinations = { new ApiDestination { Name = "one", Address = upstream.GetLeftPart(UriPartial.Authority) } },
            Credential = "benchmark",
            Operations = { minimised, whole },
        };
        return entry;
    }

    private static ApiOperation Operation(string name, string path) => new()
    {
        Name = name,
        Method = "GET",
        Path = $"/{path}/{{id}}",
        Parameters = { new ApiParameter { Name = "id", SubjectType = "111" } },
    };

    private static Agreement Agreement()
    {
        var agreement = CityDocuments.Agreement(ApiCourse.Department, ApiCourse.Entry);
        agreement.Operations.Clear();
        agreement.ApiOperations.Add(["person", "whole_person"]);
        agreement.Fields.Clear();
        agreement.Fields.Add(Entry(new Uri("https://127.0.0.1:1")).Fields
            .Where((_, index) => PersonDocument.IsAgreed(index)).Select(field => new AgreedField { Field = field.ApiName, Grant = FieldGrant.Plain }));
        return agreement;
    }
}
