using Gateway.Core.Apis;
using Gateway.Core.Catalogue.Rules;
using Microsoft.OpenApi;
using ApiParameter = Gateway.Contracts.Management.V1.ApiParameter;

namespace Gateway.Cli.Drafting;

/// <summary>The parameters of an operation that stand in its path and query.</summary>
internal static class ParameterDrafts
{
    private const int Most = 64;
    private const int GreatestLength = 1024;

    /// <summary>The parameters; null where one that the API needs cannot be carried.</summary>
    public static List<ApiParameter>? Of(
        string where, PathTemplate path, IOpenApiPathItem item, OpenApiOperation operation, DraftNotes notes)
    {
        var described = Described(item, operation).ToList();
        var found = path.Parameters
            .Select(name => Draft(name, described.Find(each => each.In == ParameterLocation.Path && each.Name == name)))
            .ToList();
        foreach (var parameter in described)
        {
            var name = parameter.Name ?? "";
            if (parameter.In is ParameterLocation.Header or ParameterLocation.Cookie)
            {
                if (parameter.Required)
                {
                    notes.Add($"{where} {name}", NoteTexts.HeaderLeft, parameter.In == ParameterLocation.Header ? "header" : "cookie", Said(name));
                }
            }
            else if (parameter.In != ParameterLocation.Path)
            {
                var shape = parameter.Schema is { } schema ? SchemaShape.Of(schema) : null;
                if (parameter.In != ParameterLocation.Query || !ApiRules.IsParameterName(name) || shape?.Type == JsonSchemaType.Object
                    || found.Exists(each => each.Name == name) || found.Count == Most)
                {
                    if (parameter.Required)
                    {
                        notes.Add(where, NoteTexts.ParameterNeeded, Said(name));
                        return null;
                    }

                    if (found.Count == Most)
                    {
                        notes.Add(where, NoteTexts.TooManyParameters, Most);
                    }
                    else
                    {
                        notes.Add($"{where} {name}", NoteTexts.ParameterLeft, Said(name));
                    }

                    continue;
                }

                if (shape?.Type == JsonSchemaType.Array)
                {
                    notes.Add($"{where} {name}", NoteTexts.Repeated, name);
                }

                var draft = Draft(name, parameter);
                draft.Required = parameter.Required;
                found.Add(draft);
            }
        }

        return found;
    }

    // What the operation says of a parameter goes before what its path says.
    private static IEnumerable<IOpenApiParameter> Described(IOpenApiPathItem item, OpenApiOperation operation)
    {
        IEnumerable<IOpenApiParameter> all = [.. operation.Parameters ?? [], .. item.Parameters ?? []];
        return all.DistinctBy(parameter => (parameter.In, parameter.Name));
    }

    private static ApiParameter Draft(string name, IOpenApiParameter? parameter) => new()
    {
        Name = name,
        Length = LengthOf(parameter),
        Pattern = PatternOf(parameter),
    };

    // A pattern of JSON Schema matches a part of the value; one with both anchors means all of it, as an entry's does, but not in ^a|b$.
    private static string PatternOf(IOpenApiParameter? parameter) =>
        parameter?.Schema?.Pattern is ['^', .. var inner, '$'] && !inner.Contains('|') && ValuePattern.IsPattern(inner) ? inner : "";

    private static uint LengthOf(IOpenApiParameter? parameter) =>
        parameter?.Schema is { } schema ? (uint)Math.Min(SchemaShape.Of(schema).MaxLength, GreatestLength) : 0;

    private static string Said(string name) => PlainText.OneLine(name, 64);
}
