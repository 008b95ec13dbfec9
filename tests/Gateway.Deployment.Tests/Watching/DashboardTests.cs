using System.Text.RegularExpressions;

namespace Gateway.Deployment.Tests.Watching;

public sealed partial class DashboardTests
{
    public static TheoryData<string> Files => [.. DeployFolder.Dashboards.Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_panel_says_in_both_languages_what_it_shows_and_in_what_unit(string file)
    {
        var dashboard = Of(file);

        Assert.Matches(Bilingual(), dashboard.Title);
        Assert.InRange(dashboard.Panels.Count, 10, 60);
        Assert.All(dashboard.Panels, panel => Assert.Matches(Bilingual(), panel.Title));
        Assert.All(dashboard.Panels.Where(panel => !panel.IsRow), panel =>
        {
            Assert.True(panel.Description.Length > 20, panel.Title);
            Assert.True(panel.Unit.Length > 0, panel.Title);
            Assert.NotEmpty(panel.Expressions);
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_variable_of_an_expression_is_one_of_the_dashboard(string file)
    {
        var dashboard = Of(file);

        var used = dashboard.Panels.SelectMany(panel => panel.Expressions)
            .SelectMany(expression => Variables().Matches(expression))
            .Select(match => match.Groups[1].Value)
            .Where(name => !name.StartsWith("__", StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal);

        Assert.Contains("provider", used);
        Assert.Equal(used.Append("datasource").Order(StringComparer.Ordinal), dashboard.Variables.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rates_are_taken_over_what_Grafana_reckons_from_the_scrapes()
    {
        var expressions = Dashboard.All.SelectMany(dashboard => dashboard.Panels).SelectMany(panel => panel.Expressions).ToList();

        Assert.All(expressions, expression => Assert.DoesNotMatch(@"\[\d", expression));
    }

    private static Dashboard Of(string file) => Dashboard.All.Single(dashboard => dashboard.File == file);

    [GeneratedRegex(@"(\p{IsCJKUnifiedIdeographs}.* \w)|(^(TLS|Redis) .*\p{IsCJKUnifiedIdeographs})")]
    private static partial Regex Bilingual();

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Variables();
}
