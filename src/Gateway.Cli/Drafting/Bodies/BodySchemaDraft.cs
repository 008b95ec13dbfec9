using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Cli.Texts;
using Gateway.Core.Apis.Schemas;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Cli.Drafting.Bodies;

/// <summary>
/// Writes the schema of a body as an entry has it: what it refers to under its own <c>$defs</c>. Where a part cannot be carried all of it is
/// left out: a schema that wants less would, below <c>not</c> or <c>oneOf</c>, refuse more.
/// </summary>
internal sealed class BodySchemaDraft
{
    private const int MostSchemas = 5_000;

    private static readonly JsonSerializerOptions Legible =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    private static readonly JsonSerializerOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    private readonly OpenApiTree _document;
    private readonly SchemaDialect _dialect;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Queue<string> _waiting = [];
    private readonly string _base;
    private Phrase? _fault;
    private int _count;

    private BodySchemaDraft(OpenApiTree document, string pointer)
    {
        (_document, _base) = (document, pointer);
        _dialect = new SchemaDialect(document);
    }

    /// <summary>The schema of an operation's body, empty where it says nothing; or why it is none.</summary>
    public static (string Schema, Phrase? Fault) Of(OpenApiTree document, string path, string method, string mediaType) =>
        document.Body(path, method, mediaType) is var (schema, pointer) ? new BodySchemaDraft(document, pointer).Write(schema) : ("", null);

    private (string Schema, Phrase? Fault) Write(JsonNode schema)
    {
        if (Translate(schema, _base) is not JsonObject { Count: > 0 } written)
        {
            return ("", _fault);
        }

        var definitions = new JsonObject();
        while (_fault is null && _waiting.TryDequeue(out var waiting))
        {
            definitions[_names[waiting]] = Translate(_document.Find(waiting)!, waiting);
        }

        if (definitions.Count > 0)
        {
            written["$defs"] = definitions;
        }

        return _fault is null ? Checked(written) : ("", _fault);
    }

    /// <summary>The schema as text, where the gateway takes it.</summary>
    private static (string Schema, Phrase? Fault) Checked(JsonObject schema)
    {
        var text = schema.ToJsonString(Legible);
        if (text.Length > BodySchema.GreatestBytes / 2)
        {
            text = schema.ToJsonString(Short);
        }

        var faults = new FaultList();
        SchemaRules.Check(faults, "", text);
        return faults.Count == 0 ? (text, null) : ("", new Text("{0}", "{1}").With(faults.Faults[0].English.TrimEnd('.'), faults.Faults[0].Chinese.TrimEnd('。')));
    }

    private JsonNode? Translate(JsonNode? schema, string pointer)
    {
        if (++_count > MostSchemas)
        {
            _fault ??= NoteTexts.BodyTooLarge.With();
        }

        if (_fault is not null || schema is not JsonObject from)
        {
            return _fault is null ? schema?.DeepClone() : null;
        }

        var to = new JsonObject();
        foreach (var (keyword, value) in from)
        {
            if (SchemaDialect.IsUncarried(keyword))
            {
                _fault ??= NoteTexts.BodyKeyword.With(keyword, Said(pointer));
                return null;
            }

            Add(to, keyword, value, $"{pointer}/{OpenApiTree.Escaped(keyword)}");
        }

        return _dialect.Finish(from, to);
    }

    private void Add(JsonObject to, string keyword, JsonNode? value, string pointer)
    {
        switch (SchemaKeywords.KindOf(keyword))
        {
            case SchemaKeywordKind.Reference when value is JsonValue reference && reference.TryGetValue(out string? target):
                to[keyword] = Refer(target, pointer);
                break;
            case SchemaKeywordKind.Schema:
                to[keyword] = Translate(value, pointer);
                break;
            case SchemaKeywordKind.Schemas when value is JsonArray list:
                to[keyword] = new JsonArray([.. list.Select((each, i) => Translate(each, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}")))]);
                break;
            case SchemaKeywordKind.SchemaMap when keyword != "$defs" && value is JsonObject map:
                to[keyword] = new JsonObject(map.Select(each => KeyValuePair.Create(each.Key, Translate(each.Value, $"{pointer}/{OpenApiTree.Escaped(each.Key)}"))));
                break;
            case SchemaKeywordKind.Data:
                to[keyword] = value?.DeepClone();
                break;
            case SchemaKeywordKind.Remark when keyword is "title" or "description" or "format" or "deprecated" or "readOnly" or "writeOnly" or "default":
                to[keyword] = value?.DeepClone();
                break;
        }
    }

    /// <summary>The reference to a definition, which is written in its turn.</summary>
    private string? Refer(string reference, string pointer)
    {
        if (OpenApiTree.PointerOf(reference) is not { } target || _document.Find(target) is null)
        {
            _fault ??= NoteTexts.BodyReference.With(Said(pointer));
            return null;
        }

        if (!_names.TryGetValue(target, out var name))
        {
            name = NameOf(target);
            _names.Add(target, name);
            _waiting.Enqueue(target);
        }

        return $"#/$defs/{name}";
    }

    /// <summary>Where a part stands, in the body's own schema or in the document.</summary>
    private string Said(string pointer) =>
        Printable.Quoted(pointer.StartsWith(_base, StringComparison.Ordinal) ? $"#{pointer[_base.Length..]}" : pointer);

    private string NameOf(string pointer)
    {
        var plain = string.Concat(pointer[(pointer.LastIndexOf('/') + 1)..].Take(56).Select(character =>
            char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' ? character : '_'));
        plain = plain.Trim('_').Length == 0 ? "schema" : plain;
        var name = plain;
        for (var i = 2; _names.ContainsValue(name); i++)
        {
            name = string.Create(CultureInfo.InvariantCulture, $"{plain}_{i}");
        }

        return name;
    }
}
