using System.Text.RegularExpressions;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Watching;

/// <summary><c>docs/telemetry.md</c> tells of what the running programs tell, no more and no less.</summary>
[Collection(WatchedCityCollection.Name)]
public sealed partial class TelemetryPageTests(WatchedCity city)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // What only trouble, time or others bring about may be missing.
    private static readonly string[] s_sure = ["always", "calls", "with a revocation list", "with SQLite", "with Redis"];

    [Fact]
    public async Task Each_metric_of_the_gateway_is_documented_and_each_documented_one_is_there() =>
        await RequireAsync("gateway", [city.File.Gateway.Management!]);

    [Fact]
    public async Task Each_metric_of_an_adapter_is_documented_and_each_documented_one_is_there() => await RequireAsync("adapter", city.Adapters);

    [Fact]
    public async Task Promtool_finds_fault_with_names_of_the_runtime_alone()
    {
        var (exit, said) = await Promtool.RunAsync(["check", "metrics"], await WatchedCity.PageAsync(city.File.Gateway.Management!));
        var (adapterExit, adapterSaid) = await Promtool.RunAsync(["check", "metrics"], await WatchedCity.PageAsync(city.Adapters[0]));

        // 3 means that it was read, and that a name is not as the handbook has it.
        Assert.All([(exit, said), (adapterExit, adapterSaid)], checkedPage => Assert.True(checkedPage.Item1 is 0 or 3, checkedPage.Item2));
        Assert.All((said + adapterSaid).Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("dotnet_", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_span_and_attribute_is_documented_and_each_documented_one_came()
    {
        // They come in batches, the last ones half a second late.
        await Poll.UntilAsync(() => city.Receiver.At(WatchedCity.TracesPath).Count > 10, s_patience, "spans came", TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        var spans = Received();

        Assert.InRange(spans.Count, 200, int.MaxValue);
        Assert.Empty(spans.Where(span => Find(span) is null).Select(span => $"{span.Scope}: {span.Name}").Distinct());
        Assert.Empty(spans
            .SelectMany(span => span.Attributes.Except(Find(span)!.Attributes).Except(Find(span)!.Sometimes).Select(attribute => $"{span.Scope}: {span.Name}: {attribute}"))
            .Distinct());
        Assert.Empty(Missing(spans));
        Assert.Equal(TelemetryPage.Events.Order(StringComparer.Ordinal), spans.SelectMany(span => span.Events).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_metric_that_a_rule_a_dashboard_or_a_runbook_names_is_documented()
    {
        var known = TelemetryPage.Metrics
            .SelectMany(metric => metric.Type == "histogram" ? (string[])[metric.Name + "_bucket", metric.Name + "_sum", metric.Name + "_count"] : [metric.Name])
            .ToHashSet(StringComparer.Ordinal);
        var recorded = Rule.All.Where(rule => !rule.IsAlert).Select(rule => rule.Name).ToHashSet(StringComparer.Ordinal);
        var texts = Rule.All.Select(rule => rule.Expression)
            .Concat(Dashboard.All.SelectMany(dashboard => dashboard.Panels).SelectMany(panel => panel.Expressions))
            .Concat(Directory.EnumerateFiles(DeployFolder.Runbooks).Select(File.ReadAllText))
            .ToList();

        Assert.Empty(texts.SelectMany(text => Metrics().Matches(text)).Select(match => match.Value).Where(name => name.Length > 0 && name != "gateway_log").Except(known));
        Assert.Empty(texts.SelectMany(text => Records().Matches(text)).Select(match => match.Value).Except(recorded));
    }

    private static async Task RequireAsync(string program, IReadOnlyList<string> ports)
    {
        var families = new List<Family>();
        foreach (var port in ports)
        {
            families.AddRange(MetricsPage.Parse(await WatchedCity.PageAsync(port)));
        }

        var documented = TelemetryPage.Metrics.Where(metric => metric.At == program || metric.At == "both").ToDictionary(metric => metric.Name, StringComparer.Ordinal);
        Assert.Empty(families.Select(family => family.Name).Except(documented.Keys));
        Assert.All(families, family =>
        {
            Assert.Equal((family.Name, documented[family.Name].Type), (family.Name, family.Type));
            Assert.True(family.Labels.IsSubsetOf(documented[family.Name].Labels), $"{family.Name}: {string.Join(", ", family.Labels)}");
        });
        Assert.Empty(documented.Values.Where(metric => s_sure.Contains(metric.When)).Where(metric => metric.When != "with Redis" || program == "gateway")
            .Select(metric => metric.Name).Except(families.Select(family => family.Name)));
    }

    // The city's callers live in the same process: their own calls are no spans of the gateway's.
    private List<ReceivedSpan> Received() =>
    [
        .. city.Receiver.At(WatchedCity.TracesPath).SelectMany(ReceivedSpan.Parse)
            .Where(span => span.Scope != "OpenTelemetry.Instrumentation.GrpcNetClient" || span.Name.StartsWith("gateway.adapter.", StringComparison.Ordinal)),
    ];

    private static List<string> Missing(IReadOnlyList<ReceivedSpan> spans) =>
    [
        .. TelemetryPage.Spans.SelectMany(span =>
        {
            var came = spans.Where(other => Find(other) == span).SelectMany(other => other.Attributes.Append("")).ToHashSet(StringComparer.Ordinal);
            return span.Attributes.Append("").Except(came).Select(attribute => $"{span.Source}: {span.Name} {attribute}");
        }),
    ];

    private static DocumentedSpan? Find(ReceivedSpan span) => TelemetryPage.Spans.FirstOrDefault(documented =>
        documented.Source == span.Scope && Regex.IsMatch(span.Name, "^" + Placeholder().Replace(Regex.Escape(documented.Name), ".+") + "$"));

    [GeneratedRegex(@"\b(?!SELECT)[A-Z]{5,}\b")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?<![\w:.])(gateway|dotnet|kestrel|http_server)_\w+(?![\w:]|\.yaml|=)")]
    private static partial Regex Metrics();

    [GeneratedRegex(@"(?<!\w)(provider|agreement|gateway|instance):\w+:\w+")]
    private static partial Regex Records();
}
