using Gateway.Cli.Drafting.Bodies;
using Gateway.Core.Apis;
using Microsoft.OpenApi;
using ApiOperation = Gateway.Contracts.Management.V1.ApiOperation;

namespace Gateway.Cli.Drafting;

/// <summary>The operations of a document that the gateway can carry.</summary>
internal sealed class OperationDrafts(FieldTable fields, OpenApiTree? bodies, DraftNotes notes)
{
    private const int Most = 256;

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private readonly ApiNames _names = new("call", "call");
    private readonly List<(PathTemplate Path, ApiOperation Operation)> _drafted = [];
    private readonly SchemaWalk _walk = new(notes);

    public IEnumerable<ApiOperation> Operations => _drafted.Select(each => each.Operation);

    public void Add(string path, IOpenApiPathItem item)
    {
        foreach (var (method, operation) in item.Operations ?? [])
        {
            Add(method.Method.ToUpperInvariant(), path, item, operation);
        }
    }

    private void Add(string method, string path, IOpenApiPathItem item, OpenApiOperation operation)
    {
        var where = $"{method} {path}";
        if (!Methods.Contains(method, StringComparer.Ordinal))
        {
            notes.Add(where, NoteTexts.Method);
        }
        else if (!PathTemplate.TryParse(path, out var template))
        {
            notes.Add(where, NoteTexts.Path);
        }
        else if (_drafted.Find(other => other.Operation.Method == method && other.Path.IsAmbiguousWith(template)).Operation is { } same)
        {
            notes.Add(where, NoteTexts.Shape, same.Name);
        }
        else if (_drafted.Count == Most)
        {
            notes.Add(where, NoteTexts.TooManyOperations, Most);
        }
        else if (Draft(where, method, template, item, operation) is { } draft)
        {
            _drafted.Add((template, draft));
        }
    }

    private ApiOperation? Draft(string where, string method, PathTemplate path, IOpenApiPathItem item, OpenApiOperation operation)
    {
        var answer = AnswerDraft.Of(operation);
        if (answer.Refusal is { } refusal)
        {
            notes.Add(where, refusal);
            return null;
        }

        if (TakesBody(where, method, operation.RequestBody) is not { } takesBody
            || ParameterDrafts.Of(where, path, item, operation, notes) is not { } parameters)
        {
            return null;
        }

        if (operation.Servers is { Count: > 0 } || item.Servers is { Count: > 0 })
        {
            notes.Add(where, NoteTexts.ServerOfOperation);
        }

        var draft = new ApiOperation
        {
            Name = _names.Take(operation.OperationId is { Length: > 0 } id ? id : $"{method}{path.Text}"),
            Method = method,
            Path = path.Text,
            Parameters = { parameters },
            TakesBody = takesBody,
            BodySchema = takesBody ? BodySchemaOf(where, method, path.Text, operation) : "",
            WholeAnswer = answer.WholeAnswer,
            AbsentBy404 = operation.Responses?.ContainsKey("404") == true,
        };
        if (answer.Schema is { } schema)
        {
            draft.Places.Add(fields.Place(where, _walk.Find(where, schema)));
        }

        if (draft.WholeAnswer.Length > 0)
        {
            notes.Add(where, NoteTexts.Whole, draft.WholeAnswer);
        }
        else if (draft.Places.Count == 0)
        {
            notes.Add(where, NoteTexts.NoFields);
        }

        return draft;
    }

    private string BodySchemaOf(string where, string method, string path, OpenApiOperation operation)
    {
        if (bodies is null || AnswerDraft.JsonKeyOf(operation.RequestBody?.Content) is not { } type)
        {
            return "";
        }

        var (schema, fault) = BodySchemaDraft.Of(bodies, path, method.ToLowerInvariant(), type);
        if (fault is not null)
        {
            notes.Add(where, NoteTexts.BodyUnchecked, fault);
        }

        return schema;
    }

    /// <summary>Whether it takes a body of JSON; null where it needs one that cannot be carried.</summary>
    private bool? TakesBody(string where, string method, IOpenApiRequestBody? body)
    {
        if (body?.Content is not { Count: > 0 })
        {
            return false;
        }

        var goes = method is not ("GET" or "DELETE");
        if (goes && AnswerDraft.JsonOf(body.Content) is not null)
        {
            return true;
        }

        notes.Add(where, !body.Required ? NoteTexts.BodyLeft : goes ? NoteTexts.BodyNeeded : NoteTexts.BodyOfMethod);
        return body.Required ? null : false;
    }
}
