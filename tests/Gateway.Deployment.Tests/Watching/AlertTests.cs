using System.Text.RegularExpressions;

namespace Gateway.Deployment.Tests.Watching;

public sealed partial class AlertTests
{
    [Fact]
    public async Task Promtool_accepts_the_rules()
    {
        var (exit, said) = await Promtool.RunAsync(["check", "rules", .. DeployFolder.Rules]);

        Assert.True(exit == 0, said);
        Assert.Equal(DeployFolder.Rules.Count, Regex.Count(said, @"SUCCESS: \d+ rules found"));
    }

    [Fact]
    public async Task Promtool_accepts_each_configuration_with_the_rules()
    {
        using var folder = new Testing.TemporaryFolder();
        var configuration = folder.At("prometheus.yaml");
        await File.WriteAllTextAsync(configuration, PrometheusServer.Configuration("http://127.0.0.1:1", []), TestContext.Current.CancellationToken);

        var (exit, said) = await Promtool.RunAsync(["check", "config", configuration]);

        Assert.True(exit == 0, said);
        Assert.Equal(DeployFolder.Rules.Count, Regex.Count(said, @"SUCCESS: \d+ rules found"));
    }

    [Fact]
    public async Task Each_alert_fires_when_it_should_and_not_when_it_should_not()
    {
        var (exit, said) = await Promtool.RunAsync(["test", "rules", .. DeployFolder.RuleTests]);

        Assert.True(exit == 0, said);
        Assert.Equal(DeployFolder.RuleTests.Count, Regex.Count(said, "SUCCESS"));
    }

    [Fact]
    public void Each_alert_is_shown_to_fire_by_a_test_that_names_it()
    {
        var fired = DeployFolder.RuleTests
            .SelectMany(file => Fires().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Empty(Rule.Alerts.Select(alert => alert.Name).Except(fired));
    }

    [Fact]
    public void Each_alert_says_what_is_wrong_in_both_languages_and_how_urgent_it_is()
    {
        Assert.InRange(Rule.Alerts.Count(), 20, 40);
        Assert.All(Rule.Alerts, alert =>
        {
            Assert.Contains(alert.Labels["severity"], (string[])["page", "ticket"]);
            Assert.DoesNotMatch(Chinese(), alert.Annotations["summary"] + alert.Annotations["description"]);
            Assert.Matches(Chinese(), alert.Annotations["summary_zh"]);
            Assert.Matches(Chinese(), alert.Annotations["description_zh"]);
        });
    }

    [Fact]
    public void Each_alert_has_a_runbook_and_each_runbook_an_alert()
    {
        Assert.All(Rule.Alerts, alert =>
        {
            Assert.Equal("{{ with $externalLabels.runbooks }}{{ . }}/{{ end }}" + alert.Name + ".md", alert.Annotations["runbook_url"]);
            var page = File.ReadAllText(Path.Combine(DeployFolder.Runbooks, alert.Name + ".md"));
            Assert.StartsWith($"# {alert.Name}\n", page, StringComparison.Ordinal);
            Assert.Matches(Chinese(), page);
            Assert.Equal(["## What it means", "## What to look at", "## What to do"], page.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
            Assert.All(Links().Matches(page), link => Assert.True(File.Exists(Path.Combine(DeployFolder.Runbooks, link.Groups[1].Value)), link.Value));
        });
        Assert.Equal(
            Rule.Alerts.Select(alert => alert.Name + ".md").Append("README.md").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(DeployFolder.Runbooks).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_alert_that_the_example_of_Alertmanager_names_is_one()
    {
        var named = Matchers().Matches(File.ReadAllText(DeployFolder.At("alertmanager", "example.yaml")))
            .SelectMany(match => match.Groups[1].Value.Split('|'))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Contains("SnapshotStale", named);
        Assert.Empty(named.Except(Rule.Alerts.Select(alert => alert.Name)));
    }

    // A test that expects at least one sample of the alert.
    [GeneratedRegex("""alertname="(\w+)",alertstate="firing"\}\)\n +eval_time: \S+\n +exp_samples:\n +- labels""")]
    private static partial Regex Fires();

    [GeneratedRegex("alertname =~? \"([\\w|]+)\"")]
    private static partial Regex Matchers();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\]\((\w+\.md)\)")]
    private static partial Regex Links();
}
