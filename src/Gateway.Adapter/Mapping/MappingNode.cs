using System.Globalization;
using Gateway.Hosting.Configuration;
using YamlDotNet.RepresentationModel;

namespace Gateway.Adapter.Mapping;

/// <summary>A mapping of a document being read: knows where it stands, and notes what is not as it should be.</summary>
internal sealed class MappingNode
{
    private readonly Dictionary<string, (YamlNode Value, int Line)> _children = new(StringComparer.Ordinal);
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly MappingFlaws _flaws;

    public MappingNode(YamlMappingNode node, string file, string path, MappingFlaws flaws)
    {
        (_file, _flaws, Path, Line) = (file, flaws, path, (int)node.Start.Line);
        foreach (var (name, value) in node.Children)
        {
            _children[(name as YamlScalarNode)?.Value ?? ""] = (value, (int)name.Start.Line);
        }
    }

    public string Path { get; }

    public int Line { get; }

    public IEnumerable<string> Names => _children.Keys;

    public bool Has(string name) => _children.ContainsKey(name);

    public int LineOf(string name) => _children.TryGetValue(name, out var child) ? child.Line : Line;

    public void Fault(string name, string message) =>
        _flaws.Add(_file, LineOf(name), Path.Length == 0 ? name : name.Length == 0 ? Path : Path + "." + name, message);

    public string? Text(string name)
    {
        if (Take(name) is not { } node)
        {
            return null;
        }

        if (node is YamlScalarNode { Value: { } value })
        {
            return value;
        }

        Fault(name, "write one value.");
        return null;
    }

    public string Required(string name, string instead)
    {
        var text = Text(name);
        if (string.IsNullOrWhiteSpace(text))
        {
            Fault(name, instead);
        }

        return text ?? "";
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is null or "false")
        {
            return false;
        }

        if (text != "true")
        {
            Fault(name, "write true or false.");
        }

        return true;
    }

    public int Number(string name, int least, int greatest)
    {
        if (Text(name) is not { } text)
        {
            return 0;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || number < least || number > greatest)
        {
            Fault(name, string.Create(CultureInfo.InvariantCulture, $"write a whole number from {least} to {greatest}."));
        }

        return number;
    }

    /// <summary>One value or a list of them; null where there is none.</summary>
    public List<string>? List(string name)
    {
        switch (Take(name))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { } one }:
                return [one];
            case YamlSequenceNode sequence when sequence.Children.All(child => child is YamlScalarNode { Value: not null }):
                return [.. sequence.Children.Select(child => ((YamlScalarNode)child).Value!)];
            default:
                Fault(name, "write a value or a list of values.");
                return null;
        }
    }

    /// <summary>Texts by name; null where there are none.</summary>
    public Dictionary<string, string>? Table(string name)
    {
        switch (Take(name))
        {
            case null:
                return null;
            case YamlMappingNode map when map.Children.All(pair => pair is { Key: YamlScalarNode { Value: not null }, Value: YamlScalarNode { Value: not null } }):
                return map.Children.ToDictionary(
                    pair => ((YamlScalarNode)pair.Key).Value!, pair => ((YamlScalarNode)pair.Value).Value!, StringComparer.Ordinal);
            default:
                Fault(name, "write names and values.");
                return null;
        }
    }

    public MappingNode? Child(string name, string instead)
    {
        switch (Take(name))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new MappingNode(map, _file, Path.Length == 0 ? name : Path + "." + name, _flaws);
            default:
                Fault(name, instead);
                return null;
        }
    }

    public List<MappingNode> Children(string name, string instead)
    {
        var path = Path.Length == 0 ? name : Path + "." + name;
        switch (Take(name))
        {
            case null:
                return [];
            case YamlSequenceNode sequence when sequence.Children.All(child => child is YamlMappingNode):
                return [.. sequence.Children.Select((child, i) => new MappingNode(
                    (YamlMappingNode)child, _file, string.Create(CultureInfo.InvariantCulture, $"{path}.{i}"), _flaws))];
            default:
                Fault(name, instead);
                return [];
        }
    }

    public bool IsText(string name) => _children.TryGetValue(name, out var child) && child.Value is YamlScalarNode;

    /// <summary>Notes every key that nobody asked for.</summary>
    public void End(params ReadOnlySpan<string> known)
    {
        var names = known.ToArray();
        foreach (var name in _children.Keys.Where(name => !_read.Contains(name) && !names.Contains(name)))
        {
            Fault(name, "unknown key; " + NearestName.Suggest(name, names));
        }
    }

    private YamlNode? Take(string name)
    {
        _read.Add(name);
        return _children.TryGetValue(name, out var child) ? child.Value : null;
    }
}
