using System.Text;
using Gateway.Contracts.Management.V1;

namespace Gateway.Benchmarks.Apis.Json;

/// <summary>The API of HTTP and JSON: one operation whose answer passes whole, and one that is minimised.</summary>
internal sealed class JsonApi : MeasuredApi
{
    /// <summary>Name of the entry.</summary>
    public const string Entry = "peopleapi";

    private const string Person = "person";
    private const string WholePerson = "whole_person";

    /// <inheritdoc/>
    public override string Server => ServeJson.Mode;

    /// <inheritdoc/>
    public override bool IsGrpc => false;

    /// <inheritdoc/>
    public override ApiCalls Whole { get; } = new JsonCalls("whole");

    /// <inheritdoc/>
    public override ApiCalls Minimised { get; } = new JsonCalls("people");

    /// <inheritdoc/>
    public override byte[] WholeAnswer => PersonDocument.Bytes;

    /// <inheritdoc/>
    public override byte[] MinimisedAnswer => Encoding.UTF8.GetBytes(PersonDocument.Minimised);

    /// <inheritdoc/>
    public override string MinimisedAim => "≥ 0.55";

    /// <inheritdoc/>
    public override IEnumerable<Document> Documents(Uri upstream)
    {
        var members = Enumerable.Range(0, PersonDocument.Members);
        var entry = ApiDocuments.Entry(Entry, upstream, members.Select(PersonDocument.Name));
        var minimised = Operation(Person, "people");
        minimised.Places.Add(entry.Fields.Select(field => new ApiPlace { Field = field.ApiName, Pointer = "/data/" + field.Name }));
        var whole = Operation(WholePerson, "whole");
        whole.WholeAnswer = "application/json";
        entry.Api.Operations.Add([minimised, whole]);
        var agreed = members.Where(PersonDocument.IsAgreed).Select(PersonDocument.Name);
        return [new() { Entry = entry }, new() { Agreement = ApiDocuments.Agreement(Entry, [Person, WholePerson], agreed) }];
    }

    private static ApiOperation Operation(string name, string path) => new()
    {
        Name = name,
        Method = "GET",
        Path = $"/{path}/{{id}}",
        Parameters = { new ApiParameter { Name = "id", SubjectType = "111" } },
    };
}
