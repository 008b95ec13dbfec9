using Gateway.Cli.Texts;
using Gateway.Core.Catalogue.Rules;
using Microsoft.OpenApi;

namespace Gateway.Cli.Drafting;

/// <summary>What an operation answers where all goes well.</summary>
/// <param name="Schema">Schema of its JSON; null where it has none.</param>
/// <param name="WholeAnswer">Media type of what is no JSON; empty otherwise.</param>
/// <param name="Refusal">Why it cannot be carried; null where it can.</param>
internal sealed record AnswerDraft(IOpenApiSchema? Schema, string WholeAnswer, Text? Refusal)
{
    public static AnswerDraft Of(OpenApiOperation operation)
    {
        var content = Success(operation)?.Content;
        if (content is not { Count: > 0 })
        {
            return new(null, "", null);
        }

        if (JsonOf(content) is { } json)
        {
            return new(json.Schema, "", null);
        }

        if (content.Count > 1)
        {
            return new(null, "", NoteTexts.AnswersOther);
        }

        var type = MediaType(content.Keys.First());
        var faults = new FaultList();
        ApiRules.CheckWhole(faults, type, 0);
        return faults.Count > 0 || type.Length == 0 ? new(null, "", NoteTexts.MediaType) : new(null, type, null);
    }

    /// <summary>What of a body or an answer is JSON.</summary>
    public static IOpenApiMediaType? JsonOf(IDictionary<string, IOpenApiMediaType>? content) =>
        JsonKeyOf(content) is { } key ? content![key] : null;

    /// <summary>By what name it stands there.</summary>
    public static string? JsonKeyOf(IDictionary<string, IOpenApiMediaType>? content) =>
        content?.Keys.OrderBy(key => MediaType(key) == "application/json" ? 0 : 1).FirstOrDefault(key => IsJson(MediaType(key)));

    // Frameworks that were told no media type write */*.
    private static bool IsJson(string type) =>
        type is "application/json" or "*/*" or "application/*" || type.EndsWith("+json", StringComparison.Ordinal);

    private static string MediaType(string written) => written.Split(';')[0].Trim().ToLowerInvariant();

    private static IOpenApiResponse? Success(OpenApiOperation operation) =>
        operation.Responses?.Where(pair => pair.Key.Length == 3 && pair.Key[0] == '2').OrderBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault().Value;
}
