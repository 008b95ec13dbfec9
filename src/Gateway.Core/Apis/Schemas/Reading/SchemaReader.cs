using Gateway.Core.Apis.Schemas.Checks;
using Gateway.Core.Apis.Schemas.Patterns;
using Gateway.Core.Catalogue.Rules;

namespace Gateway.Core.Apis.Schemas.Reading;

/// <summary>Reads a schema, and finds what is wrong in it.</summary>
internal sealed class SchemaReader
{
    /// <summary>Greatest number of schemas in a schema.</summary>
    public const int GreatestNodes = 2000;

    /// <summary>Greatest number of different patterns, and of the states of all of them.</summary>
    public const int GreatestPatterns = 100;

    private const int GreatestPatternSize = 10_000;
    private const string Definitions = "#/$defs/";

    private readonly List<SchemaNode> _nodes = [];
    private readonly Dictionary<string, SchemaNode> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaPattern?> _patterns = new(StringComparer.Ordinal);
    private readonly bool _isTrusted;
    private SchemaNode? _root;
    private int _patternSize;

    private SchemaReader(JsonTape json, SchemaFaults faults, bool isTrusted) => (Json, Faults, _isTrusted) = (json, faults, isTrusted);

    public JsonTape Json { get; }

    public SchemaFaults Faults { get; }

    /// <summary>Reads a schema.</summary>
    /// <param name="text">The schema, in UTF-8.</param>
    /// <param name="isTrusted">It was checked before: that costs patterns their making, and is done once.</param>
    /// <param name="faults">What is wrong in it.</param>
    /// <returns>The schema; of no use where there are faults.</returns>
    public static SchemaNode? Read(byte[] text, bool isTrusted, out SchemaFaults faults)
    {
        faults = new SchemaFaults();
        if (text.Length > BodySchema.GreatestBytes)
        {
            faults.Add("", SchemaRules.Size, BodySchema.GreatestBytes, GreatestNodes, JsonTape.GreatestDepth);
            return null;
        }

        var tape = new JsonTapeReader(text);
        if (tape.Read(out var fault) is { } json)
        {
            return new SchemaReader(json, faults, isTrusted).Read();
        }

        switch (fault)
        {
            case JsonFault.Depth or JsonFault.Size:
                faults.Add("", SchemaRules.Size, BodySchema.GreatestBytes, GreatestNodes, JsonTape.GreatestDepth);
                break;
            case JsonFault.Repeated:
                faults.Add("", SchemaRules.Repeated, tape.FaultLine);
                break;
            default:
                faults.Add("", SchemaRules.NotJson, tape.FaultLine);
                break;
        }

        return null;
    }

    /// <summary>The schema at a row.</summary>
    public SchemaNode Node(int row, string pointer)
    {
        var node = new SchemaNode(pointer);
        Fill(node, row);
        return node;
    }

    /// <summary>The schema to which a reference leads; null where there is none, which was said.</summary>
    public SchemaNode? Target(string reference, string pointer)
    {
        if (reference == "#")
        {
            return _root;
        }

        if (reference.StartsWith(Definitions, StringComparison.Ordinal) && _definitions.TryGetValue(reference[Definitions.Length..], out var target))
        {
            return target;
        }

        Faults.Add(pointer, SchemaRules.Reference);
        return null;
    }

    /// <summary>A pattern; null where it is none, which was said.</summary>
    public SchemaPattern? Pattern(string text, string pointer)
    {
        if (!_patterns.TryGetValue(text, out var pattern))
        {
            pattern = SchemaPattern.Read(text);
            pattern = pattern is not null && (_isTrusted || pattern.CanBeMade()) ? pattern : null;
            _patterns.Add(text, pattern);
            _patternSize += pattern?.Size ?? 0;
            if (_patterns.Count > GreatestPatterns || _patternSize > GreatestPatternSize)
            {
                // One that is not made is none, and there are no more to come.
                Faults.Add(pointer, SchemaRules.Patterns, GreatestPatterns);
                return _patterns[text] = null;
            }
        }

        if (pattern is null)
        {
            Faults.Add(pointer, SchemaRules.Pattern, SchemaPattern.GreatestLength, EcmaPattern.GreatestCount);
        }

        return pattern;
    }

    private SchemaNode? Read()
    {
        if (Json.KindOf(0) != JsonKind.Members)
        {
            Faults.Want("", WantTexts.Object);
            return null;
        }

        _root = new SchemaNode("");
        var definitions = Json.Find(0, "$defs");
        var rows = definitions >= 0 ? Define(definitions) : [];
        Fill(_root, 0);
        foreach (var (node, row) in rows)
        {
            Fill(node, row);
        }

        if (Faults.Found.Count == 0 && !_isTrusted)
        {
            BesideGraph.Check(_nodes, Faults);
        }

        return _root;
    }

    /// <summary>Makes the definitions known, to which references lead; they are read afterwards.</summary>
    private List<(SchemaNode Node, int Row)> Define(int row)
    {
        var rows = new List<(SchemaNode Node, int Row)>();
        if (Json.KindOf(row) != JsonKind.Members)
        {
            Faults.Want("/$defs", WantTexts.Map);
            return rows;
        }

        for (var member = row + 1; member < Json[row].Next; member = Json[member + 1].Next)
        {
            var name = Json.NameOf(member);
            var node = new SchemaNode($"/$defs/{SchemaPlace.Escaped(name)}");
            if (!IsDefinitionName(name))
            {
                Faults.Want(node.Pointer, WantTexts.DefinitionName);
            }

            _definitions.Add(name, node);
            rows.Add((node, member + 1));
        }

        return rows;
    }

    private void Fill(SchemaNode node, int row)
    {
        _nodes.Add(node);
        if (_nodes.Count == GreatestNodes + 1)
        {
            Faults.Add(node.Pointer, SchemaRules.Size, BodySchema.GreatestBytes, GreatestNodes, JsonTape.GreatestDepth);
        }

        if (_nodes.Count > GreatestNodes)
        {
            return;
        }

        if (Json.KindOf(row) == JsonKind.Boolean)
        {
            node.IsNever = !Json.IsTrue(row);
        }
        else if (Json.KindOf(row) == JsonKind.Members)
        {
            node.Checks = new NodeReader(this, row, node.Pointer).Read();
        }
        else
        {
            Faults.Want(node.Pointer, WantTexts.Schema);
        }
    }

    private static bool IsDefinitionName(string name) =>
        name.Length is > 0 and <= 64 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_');
}
