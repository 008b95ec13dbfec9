using YamlDotNet.RepresentationModel;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>A rule of Prometheus: one that records, or one that alerts.</summary>
internal sealed record Rule(string Name, bool IsAlert, string Expression, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations)
{
    public static IReadOnlyList<Rule> All { get; } = [.. DeployFolder.Rules.SelectMany(Read)];

    public static IEnumerable<Rule> Alerts => All.Where(rule => rule.IsAlert);

    private static IEnumerable<Rule> Read(string file)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(file);
        yaml.Load(text);
        return ((YamlSequenceNode)yaml.Documents[0].RootNode["groups"])
            .SelectMany(group => (YamlSequenceNode)group["rules"])
            .Cast<YamlMappingNode>()
            .Select(Read);
    }

    private static Rule Read(YamlMappingNode rule)
    {
        var isAlert = rule.Children.ContainsKey("alert");
        return new Rule(rule[isAlert ? "alert" : "record"].ToString(), isAlert, rule["expr"].ToString(), Texts(rule, "labels"), Texts(rule, "annotations"));
    }

    private static Dictionary<string, string> Texts(YamlMappingNode rule, string key) =>
        rule.Children.TryGetValue(key, out var texts)
            ? ((YamlMappingNode)texts).ToDictionary(text => text.Key.ToString(), text => text.Value.ToString(), StringComparer.Ordinal)
            : [];
}
