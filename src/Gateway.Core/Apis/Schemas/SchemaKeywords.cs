using System.Collections.Frozen;

namespace Gateway.Core.Apis.Schemas;

/// <summary>The keywords of JSON Schema 2020-12 that schemas of bodies may have, by what they hold.</summary>
public static class SchemaKeywords
{
    private static readonly FrozenDictionary<string, SchemaKeywordKind> s_kinds = new[]
    {
        (SchemaKeywordKind.Schema, "additionalProperties items contains propertyNames not if then else"),
        (SchemaKeywordKind.Schemas, "allOf anyOf oneOf prefixItems"),
        (SchemaKeywordKind.SchemaMap, "$defs properties patternProperties dependentSchemas"),
        (SchemaKeywordKind.Reference, "$ref"),
        (SchemaKeywordKind.Data, "type enum const multipleOf minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern minItems maxItems"
            + " uniqueItems minContains maxContains minProperties maxProperties required dependentRequired"),
        (SchemaKeywordKind.Remark, "$schema $comment title description default examples example format deprecated readOnly writeOnly contentEncoding"
            + " contentMediaType externalDocs xml"),
    }.SelectMany(kind => kind.Item2.Split(' ').Select(name => (name, kind.Item1))).ToFrozenDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>What a keyword holds.</summary>
    public static SchemaKeywordKind KindOf(string keyword) =>
        s_kinds.TryGetValue(keyword, out var kind) ? kind
        : keyword.StartsWith("x-", StringComparison.Ordinal) ? SchemaKeywordKind.Remark
        : SchemaKeywordKind.Unknown;
}
