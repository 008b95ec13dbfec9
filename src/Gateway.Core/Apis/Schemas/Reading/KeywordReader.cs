using System.Text;
using Gateway.Core.Apis.Schemas.Checks;

namespace Gateway.Core.Apis.Schemas.Reading;

/// <summary>What the keywords of one schema hold; where one holds something else, that is said and it counts as none.</summary>
internal sealed class KeywordReader
{
    private const int GreatestValues = 1000;

    private readonly SchemaReader _reader;
    private readonly JsonTape _json;
    private readonly string _pointer;
    private readonly Dictionary<string, int> _rows = new(StringComparer.Ordinal);

    public KeywordReader(SchemaReader reader, int row, string pointer)
    {
        (_reader, _json, _pointer) = (reader, reader.Json, pointer);
        for (var member = row + 1; member < _json[row].Next; member = _json[member + 1].Next)
        {
            _rows.Add(_json.NameOf(member), member + 1);
        }
    }

    /// <summary>Keywords and the rows of what they hold.</summary>
    public IReadOnlyDictionary<string, int> All => _rows;

    /// <summary>Where a keyword stands.</summary>
    public string At(string keyword) => $"{_pointer}/{SchemaPlace.Escaped(keyword)}";

    /// <summary>The row of what it holds, or -1.</summary>
    public int Find(string keyword) => _rows.GetValueOrDefault(keyword, -1);

    public string? Text(string keyword) =>
        Find(keyword) is not (>= 0 and var row) ? null : _json.KindOf(row) == JsonKind.Text ? _json.TextOf(row) : Want<string>(keyword, WantTexts.Text);

    public bool? Boolean(string keyword)
    {
        if (Find(keyword) is not (>= 0 and var row))
        {
            return null;
        }

        if (_json.KindOf(row) == JsonKind.Boolean)
        {
            return _json.IsTrue(row);
        }

        _reader.Faults.Want(At(keyword), WantTexts.Boolean);
        return null;
    }

    public (JsonDecimal Value, string Written)? Number(string keyword)
    {
        if (Find(keyword) is not (>= 0 and var row))
        {
            return null;
        }

        if (_json.KindOf(row) == JsonKind.Number)
        {
            return (_json.NumberOf(row), SchemaPlace.Plain(Encoding.UTF8.GetString(_json.RawOf(row)), 40));
        }

        _reader.Faults.Want(At(keyword), WantTexts.Number);
        return null;
    }

    /// <summary>Two counts; null where neither is there.</summary>
    public (int Least, int Most)? Range(string least, string most)
    {
        var range = (Count(least), Count(most));
        return range is (null, null) ? null : (range.Item1 ?? 0, range.Item2 ?? int.MaxValue);
    }

    /// <summary>Kinds that <c>type</c> names.</summary>
    public (JsonKind Kinds, bool IntegersOnly, string Names)? Types()
    {
        if (Find("type") is not (>= 0 and var row))
        {
            return null;
        }

        var names = _json.KindOf(row) == JsonKind.Text ? [_json.TextOf(row)] : TextsAt(row);
        if (names is not { Count: > 0 })
        {
            _reader.Faults.Want(At("type"), WantTexts.Types);
            return null;
        }

        var kinds = JsonKind.None;
        foreach (var name in names)
        {
            var kind = KindOf(name);
            if (kind == JsonKind.None)
            {
                _reader.Faults.Want(At("type"), WantTexts.Types);
                return null;
            }

            kinds |= kind;
        }

        return (kinds, names.Contains("integer") && !names.Contains("number"), string.Join(", ", names));
    }

    /// <summary>Rows of the values of a list.</summary>
    public IReadOnlyList<int>? Values(string keyword)
    {
        if (Find(keyword) is not (>= 0 and var row))
        {
            return null;
        }

        return _json.KindOf(row) == JsonKind.List && _json[row].Count is > 0 and <= GreatestValues
            ? [.. RowsOf(row)]
            : Want<IReadOnlyList<int>>(keyword, WantTexts.Values);
    }

    public IReadOnlyList<string>? Names(string keyword) =>
        Find(keyword) is >= 0 and var row ? TextsAt(row) ?? Want<IReadOnlyList<string>>(keyword, WantTexts.Names) : null;

    public IReadOnlyList<(string Name, IReadOnlyList<string> Names)> NamesByName(string keyword)
    {
        var found = new List<(string Name, IReadOnlyList<string> Names)>();
        if (Find(keyword) is not (>= 0 and var row))
        {
            return found;
        }

        if (_json.KindOf(row) != JsonKind.Members)
        {
            _reader.Faults.Want(At(keyword), WantTexts.NamesMap);
            return found;
        }

        for (var member = row + 1; member < _json[row].Next; member = _json[member + 1].Next)
        {
            if (TextsAt(member + 1) is { } names)
            {
                found.Add((_json.NameOf(member), names));
            }
            else
            {
                _reader.Faults.Want($"{At(keyword)}/{SchemaPlace.Escaped(_json.NameOf(member))}", WantTexts.Names);
            }
        }

        return found;
    }

    public SchemaNode? Node(string keyword) => Find(keyword) is >= 0 and var row ? _reader.Node(row, At(keyword)) : null;

    public SchemaNode[]? Nodes(string keyword)
    {
        if (Find(keyword) is not (>= 0 and var row))
        {
            return null;
        }

        return _json.KindOf(row) == JsonKind.List && _json[row].Count > 0
            ? [.. RowsOf(row).Select((item, index) => _reader.Node(item, $"{At(keyword)}/{index}"))]
            : Want<SchemaNode[]>(keyword, WantTexts.Schemas);
    }

    public IReadOnlyList<KeyValuePair<string, SchemaNode>> NodesByName(string keyword)
    {
        var nodes = new List<KeyValuePair<string, SchemaNode>>();
        if (Find(keyword) is not (>= 0 and var row))
        {
            return nodes;
        }

        if (_json.KindOf(row) != JsonKind.Members)
        {
            _reader.Faults.Want(At(keyword), WantTexts.Map);
            return nodes;
        }

        for (var member = row + 1; member < _json[row].Next; member = _json[member + 1].Next)
        {
            var name = _json.NameOf(member);
            nodes.Add(new(name, _reader.Node(member + 1, $"{At(keyword)}/{SchemaPlace.Escaped(name)}")));
        }

        return nodes;
    }

    private int? Count(string keyword)
    {
        if (Find(keyword) is not (>= 0 and var row))
        {
            return null;
        }

        if (_json.KindOf(row) == JsonKind.Number && _json.RawOf(row) is { Length: <= 12 } written && !written.ContainsAny("eE"u8)
            && decimal.TryParse(written, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value)
            && value is >= 0 and <= int.MaxValue && decimal.Truncate(value) == value)
        {
            return (int)value;
        }

        _reader.Faults.Want(At(keyword), WantTexts.Count);
        return null;
    }

    /// <summary>A list of texts, none twice; null where it is none.</summary>
    private List<string>? TextsAt(int row)
    {
        if (_json.KindOf(row) != JsonKind.List || RowsOf(row).Any(item => _json.KindOf(item) != JsonKind.Text))
        {
            return null;
        }

        var texts = RowsOf(row).Select(_json.TextOf).ToList();
        return texts.Distinct(StringComparer.Ordinal).Count() == texts.Count ? texts : null;
    }

    private IEnumerable<int> RowsOf(int list)
    {
        for (var item = list + 1; item < _json[list].Next; item = _json[item].Next)
        {
            yield return item;
        }
    }

    private T? Want<T>(string keyword, SchemaText text)
        where T : class
    {
        _reader.Faults.Want(At(keyword), text);
        return null;
    }

    private static JsonKind KindOf(string name) => name switch
    {
        "null" => JsonKind.Null,
        "boolean" => JsonKind.Boolean,
        "number" or "integer" => JsonKind.Number,
        "string" => JsonKind.Text,
        "array" => JsonKind.List,
        "object" => JsonKind.Members,
        _ => JsonKind.None,
    };
}
