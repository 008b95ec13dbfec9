using Gateway.Core.Apis.Schemas.Checks;
using Gateway.Core.Apis.Schemas.Patterns;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Apis.Schemas.Reading;

/// <summary>Reads the keywords of one schema.</summary>
internal sealed class NodeReader
{
    private readonly SchemaReader _reader;
    private readonly KeywordReader _keywords;
    private readonly List<SchemaCheck> _checks = [];
    private readonly string _pointer;

    public NodeReader(SchemaReader reader, int row, string pointer)
    {
        (_reader, _pointer) = (reader, pointer);
        _keywords = new KeywordReader(reader, row, pointer);
    }

    /// <summary>What the schema wants.</summary>
    public IReadOnlyList<SchemaCheck> Read()
    {
        foreach (var (keyword, row) in _keywords.All)
        {
            Know(keyword, row);
        }

        AddValues();
        AddNumbers();
        AddTexts();
        AddLists();
        AddMembers();
        AddWays();
        return _checks;
    }

    private void Know(string keyword, int row)
    {
        var at = _keywords.At(keyword);
        if (SchemaKeywords.KindOf(keyword) == SchemaKeywordKind.Unknown)
        {
            _reader.Faults.Add(at, SchemaRules.Keyword);
        }
        else if (keyword == "$schema" && (_pointer.Length > 0 || _reader.Json.KindOf(row) != JsonKind.Text
            || _reader.Json.TextOf(row) is not ("https://json-schema.org/draft/2020-12/schema" or "https://spec.openapis.org/oas/3.1/dialect/base")))
        {
            _reader.Faults.Want(at, WantTexts.Dialect);
        }
        else if (keyword == "$defs" && _pointer.Length > 0)
        {
            _reader.Faults.Want(at, WantTexts.DefinitionsAtRoot);
        }
        else if (keyword is "title" or "description" or "format" or "$comment")
        {
            // They stand in contracts, which say what they are.
            _keywords.Text(keyword);
        }
        else if (keyword is "deprecated" or "readOnly" or "writeOnly")
        {
            _keywords.Boolean(keyword);
        }
    }

    private void AddValues()
    {
        if (_keywords.Types() is var (kinds, integersOnly, names))
        {
            _checks.Add(new TypeCheck(kinds, integersOnly, names));
        }

        if (_keywords.Find("const") is >= 0 and var value)
        {
            _checks.Add(new ListedCheck(_reader.Json, [value]));
        }

        if (_keywords.Values("enum") is { } values)
        {
            _checks.Add(new ListedCheck(_reader.Json, values));
        }
    }

    private void AddNumbers()
    {
        foreach (var (keyword, isLeast, isExcluded) in
            new[] { ("minimum", true, false), ("maximum", false, false), ("exclusiveMinimum", true, true), ("exclusiveMaximum", false, true) })
        {
            if (_keywords.Number(keyword) is var (bound, written))
            {
                _checks.Add(new BoundCheck(bound, written, isLeast, isExcluded));
            }
        }

        if (_keywords.Number("multipleOf") is var (divisor, text))
        {
            if (divisor.IsPositive && divisor.Digits <= 15)
            {
                _checks.Add(new MultipleCheck(divisor, text));
            }
            else
            {
                _reader.Faults.Want(_keywords.At("multipleOf"), WantTexts.Divisor);
            }
        }
    }

    private void AddTexts()
    {
        if (_keywords.Range("minLength", "maxLength") is var (least, most))
        {
            _checks.Add(new LengthCheck(least, most));
        }

        if (_keywords.Text("pattern") is { } text && _reader.Pattern(text, _keywords.At("pattern")) is { } pattern)
        {
            _checks.Add(new PatternCheck(pattern));
        }
    }

    private void AddLists()
    {
        if (_keywords.Range("minItems", "maxItems") is var (least, most))
        {
            _checks.Add(new CountCheck(JsonKind.List, least, most));
        }

        var (first, rest) = (_keywords.Nodes("prefixItems"), _keywords.Node("items"));
        if (first is not null || rest is not null)
        {
            _checks.Add(new ItemsCheck(first ?? [], rest));
        }

        var counted = _keywords.Range("minContains", "maxContains");
        if (_keywords.Node("contains") is { } contained)
        {
            _checks.Add(new ContainsCheck(contained, _keywords.Find("minContains") < 0 ? 1 : counted?.Least ?? 1, counted?.Most ?? int.MaxValue));
        }

        // The dearest last.
        if (_keywords.Boolean("uniqueItems") == true)
        {
            _checks.Add(new UniqueCheck());
        }
    }

    private void AddMembers()
    {
        if (_keywords.Range("minProperties", "maxProperties") is var (least, most))
        {
            _checks.Add(new CountCheck(JsonKind.Members, least, most));
        }

        if (_keywords.Names("required") is { Count: > 0 } required)
        {
            _checks.Add(new RequiredCheck(required));
        }

        foreach (var (name, names) in _keywords.NamesByName("dependentRequired"))
        {
            _checks.Add(new RequiredCheck(names, name));
        }

        var (named, patterns, others) = (_keywords.NodesByName("properties"), Patterns(), _keywords.Node("additionalProperties"));
        if (named.Count > 0 || patterns.Count > 0 || others is not null)
        {
            _checks.Add(new MembersCheck(named.ToDictionary(StringComparer.Ordinal), [.. patterns], others));
        }

        if (_keywords.Node("propertyNames") is { } node)
        {
            _checks.Add(new NamesCheck(node));
        }

        if (_keywords.NodesByName("dependentSchemas") is { Count: > 0 } dependents)
        {
            _checks.Add(new DependentCheck([.. dependents.Select(pair => (pair.Key, pair.Value))]));
        }
    }

    private List<(SchemaPattern Pattern, SchemaNode Node)> Patterns()
    {
        var patterns = new List<(SchemaPattern Pattern, SchemaNode Node)>();
        foreach (var (text, node) in _keywords.NodesByName("patternProperties"))
        {
            if (_reader.Pattern(text, node.Pointer) is { } pattern)
            {
                patterns.Add((pattern, node));
            }
        }

        return patterns;
    }

    private void AddWays()
    {
        if (_keywords.Text("$ref") is { } reference && _reader.Target(reference, _keywords.At("$ref")) is { } target)
        {
            _checks.Add(new AllCheck([target]));
        }

        if (_keywords.Nodes("allOf") is { } all)
        {
            _checks.Add(new AllCheck(all));
        }

        if (_keywords.Nodes("anyOf") is { } any)
        {
            _checks.Add(new WaysCheck(any, justOne: false));
        }

        if (_keywords.Nodes("oneOf") is { } one)
        {
            _checks.Add(new WaysCheck(one, justOne: true));
        }

        if (_keywords.Node("not") is { } not)
        {
            _checks.Add(new NotCheck(not));
        }

        var (condition, then, otherwise) = (_keywords.Node("if"), _keywords.Node("then"), _keywords.Node("else"));
        if (condition is not null && (then ?? otherwise) is not null)
        {
            _checks.Add(new IfCheck(condition, then, otherwise));
        }
    }
}
