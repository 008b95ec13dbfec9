using System.Text.RegularExpressions;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>Every expression has data in a Prometheus that scraped the city, trouble or not.</summary>
[Collection(WatchedCityCollection.Name)]
public sealed partial class ExpressionTests(WatchedCity city)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(45);

    [Fact]
    public async Task Each_expression_of_a_dashboard_has_data()
    {
        var expressions = Dashboard.All.SelectMany(dashboard => dashboard.Panels).SelectMany(panel => panel.Expressions).ToList();
        Assert.InRange(expressions.Count, 50, 200);

        await RequireDataAsync(expressions.Select(expression => Variables().Replace(expression, variable => variable.Value switch
        {
            "$__rate_interval" => "15s",
            "$__range" => "1m",
            _ => ".*",
        })));
    }

    [Fact]
    public async Task Each_rule_that_records_has_data()
    {
        var records = Rule.All.Where(rule => !rule.IsAlert).ToList();
        Assert.InRange(records.Count, 10, 30);

        await RequireDataAsync(records.Select(rule => rule.Expression).Concat(records.Select(rule => rule.Name)));
        await Poll.UntilAsync(
            async () => (await city.Prometheus.UnhealthyRulesAsync()).Count == 0, s_patience, "Prometheus finds every rule well", TestContext.Current.CancellationToken);
    }

    /// <summary>An alert without trouble has none: so each comparison is made to say 0 or 1 instead of leaving out what is not so.</summary>
    [Fact]
    public async Task What_each_alert_compares_has_data() =>
        await RequireDataAsync(Rule.Alerts.Select(rule => Comparisons().Replace(rule.Expression, " $1 bool ")));

    private async Task RequireDataAsync(IEnumerable<string> expressions)
    {
        List<string> missing = [.. expressions];
        try
        {
            await Poll.UntilAsync(
                async () =>
                {
                    var without = new List<string>();
                    foreach (var expression in missing)
                    {
                        if ((await city.Prometheus.QueryAsync(expression)).Count == 0)
                        {
                            without.Add(expression);
                        }
                    }

                    missing = without;
                    return missing.Count == 0;
                },
                s_patience,
                "each expression has data",
                TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            Assert.Fail("Without data:\n" + string.Join("\n", missing));
        }
    }

    [GeneratedRegex(@"\$\w+")]
    private static partial Regex Variables();

    [GeneratedRegex(" (==|!=|>=|<=|<|>) ")]
    private static partial Regex Comparisons();
}
