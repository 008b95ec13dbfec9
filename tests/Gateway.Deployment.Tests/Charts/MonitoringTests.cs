using System.Text.Json.Nodes;
using Gateway.Deployment.Tests.Watching;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>What a chart gives the Prometheus operator.</summary>
public sealed class MonitoringTests
{
    [Theory]
    [InlineData("gateway")]
    [InlineData("adapter")]
    public async Task What_is_scraped_has_the_job_that_rules_and_dashboards_ask_for(string chart)
    {
        var relabelling = Assert.Single((await Chart.RenderAsync(chart, "cert-manager")).One("ServiceMonitor").Spec["endpoints"]!.AsArray())!["relabelings"]!;
        Assert.Equal($$"""[{"action":"replace","replacement":"{{chart}}","targetLabel":"job"}]""", relabelling.ToJsonString());
    }

    [Fact]
    public async Task What_a_rule_writes_in_braces_stays_as_it_is()
    {
        var rule = (await Chart.RenderAsync("gateway", "cert-manager")).One("PrometheusRule", "city-gateway-alerts");
        Assert.Equal(
            "{{ $labels.instance }} cannot be scraped. 抓取不到 {{ $labels.instance }}。",
            rule.Spec["groups"]![0]!["rules"]![0]!["annotations"]!["summary"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_rules_of_the_repository_can_be_installed_as_they_are()
    {
        var texts = DeployFolder.Rules.ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var files = new JsonObject(texts.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        var change = new JsonObject { ["prometheusRule"] = new JsonObject { ["enabled"] = true, ["files"] = files } };
        var (rendering, refusal) = await Chart.TryRenderAsync("gateway", "small", change.ToJsonString());
        Assert.True(rendering is not null, refusal);
        var rules = rendering.OfKind("PrometheusRule").ToList();
        Assert.Equal(texts.Keys.Select(name => $"gateway-{name}").Order(), rules.Select(rule => rule.Name).Order());
        Assert.Empty((await Schemas.FaultsOfAsync(rules.Select(rule => rule.Json))).SelectMany(faults => faults));
    }
}
