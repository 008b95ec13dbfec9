using Gateway.Testing;
using YamlDotNet.RepresentationModel;

namespace Gateway.Deployment.Tests.Compose;

public sealed class CollectorTests
{
    private static readonly YamlMappingNode s_root = Read();

    [Fact]
    public void Its_pipelines_name_what_is_configured_and_all_of_it()
    {
        foreach (var kind in (string[])["receivers", "processors", "exporters"])
        {
            var used = Map(Map(s_root, "service"), "pipelines").Children.Values.Cast<YamlMappingNode>()
                .SelectMany(pipeline => pipeline.Children.TryGetValue(kind, out var names) ? ((YamlSequenceNode)names).Select(name => name.ToString()) : [])
                .Distinct()
                .Order(StringComparer.Ordinal);

            Assert.Equal(Map(s_root, kind).Children.Keys.Select(name => name.ToString()).Order(StringComparer.Ordinal), used);
        }
    }

    [Fact]
    public void What_it_sends_goes_to_a_service_that_is_in_its_network()
    {
        var endpoint = Map(Map(s_root, "exporters"), "otlp/jaeger").Children["endpoint"].ToString();

        Assert.Contains("watching", ComposeFile.Services[endpoint.Split(':')[0]].Networks);
        Assert.Contains("watching", ComposeFile.Services["otel-collector"].Networks);
    }

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static YamlMappingNode Read()
    {
        using var reader = new StreamReader(Path.Combine(RepositoryRoot.Path, "deploy", "otel-collector", "config.yaml"));
        var stream = new YamlStream();
        stream.Load(reader);
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
