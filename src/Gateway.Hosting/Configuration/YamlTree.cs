using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Gateway.Hosting.Configuration;

/// <summary>A YAML file flattened to configuration keys, each with the line it stands on.</summary>
internal sealed class YamlTree
{
    private readonly Dictionary<string, long> _lines = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Keys joined by colons, as configuration wants them.</summary>
    public Dictionary<string, string?> Values { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Line of a key written with dots, or of its nearest parent.</summary>
    public long? LineOf(string key)
    {
        for (var name = key.Replace('.', ':').Replace("[", ":", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
            name.Length > 0;
            name = name.LastIndexOf(':') is var cut and >= 0 ? name[..cut] : "")
        {
            if (_lines.TryGetValue(name, out var line))
            {
                return line;
            }
        }

        return null;
    }

    public static YamlTree Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ConfigurationException($"{path}: the configuration file does not exist.");
        }

        try
        {
            using var reader = new StreamReader(path);
            var stream = new YamlStream();
            stream.Load(reader);
            var tree = new YamlTree();
            if (stream.Documents.Count > 0)
            {
                tree.Add("", stream.Documents[0].RootNode);
            }

            return tree;
        }
        catch (YamlException exception)
        {
            throw new ConfigurationException($"{path}:{exception.Start.Line}: not YAML: {exception.Message}");
        }
        catch (InvalidOperationException)
        {
            // Of some broken plain text YamlDotNet throws this, which says nothing of the text.
            throw new ConfigurationException($"{path}: not YAML: plain text is broken off; look for a missing \":\", \",\" or quote.");
        }
    }

    private void Add(string key, YamlNode node)
    {
        _lines[key] = node.Start.Line;
        switch (node)
        {
            case YamlMappingNode mapping:
                foreach (var (name, value) in mapping.Children)
                {
                    Add(Join(key, ((YamlScalarNode)name).Value ?? ""), value);
                }

                break;
            case YamlSequenceNode sequence:
                for (var i = 0; i < sequence.Children.Count; i++)
                {
                    Add(Join(key, i.ToString(CultureInfo.InvariantCulture)), sequence.Children[i]);
                }

                break;
            case YamlScalarNode scalar:
                Values[key] = scalar.Value;
                break;
        }
    }

    private static string Join(string key, string name) => key.Length == 0 ? name : key + ":" + name;
}
