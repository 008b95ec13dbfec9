using System.Text.RegularExpressions;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>A metric as <c>docs/telemetry.md</c> tells of it.</summary>
/// <param name="Name">As Prometheus has it.</param>
/// <param name="Type">counter, gauge, histogram.</param>
/// <param name="At">gateway, adapter, both.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="When">From when on it is there.</param>
internal sealed record DocumentedMetric(string Name, string Type, string At, IReadOnlySet<string> Labels, string When);

/// <summary>A span as it tells of it.</summary>
/// <param name="Name">Its name, with <c>TABLE</c> and the like for what varies.</param>
/// <param name="Source">Its instrumentation scope.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Sometimes">Attributes that are there only in trouble, or where there is what they tell: those in brackets.</param>
internal sealed record DocumentedSpan(string Name, string Source, IReadOnlySet<string> Attributes, IReadOnlySet<string> Sometimes);

/// <summary>Reads <c>docs/telemetry.md</c>.</summary>
internal static partial class TelemetryPage
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "telemetry.md"));

    public static IReadOnlyList<DocumentedMetric> Metrics { get; } =
    [
        .. MetricRows().Matches(s_text).Select(row => new DocumentedMetric(
            Prometheus(row.Groups["name"].Value, row.Groups["unit"].Value, row.Groups["type"].Value),
            row.Groups["type"].Value,
            row.Groups["at"].Value,
            Brackets().Replace(row.Groups["labels"].Value, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal),
            row.Groups["when"].Value)),
    ];

    public static IReadOnlyList<DocumentedSpan> Spans { get; } =
    [
        .. SpanRows().Matches(s_text).Select(row => new DocumentedSpan(
            row.Groups["name"].Value,
            row.Groups["source"].Value,
            Codes().Matches(Brackets().Replace(row.Groups["attributes"].Value, "")).Select(code => code.Groups[1].Value).ToHashSet(StringComparer.Ordinal),
            Brackets().Matches(row.Groups["attributes"].Value).SelectMany(text => Codes().Matches(text.Value)).Select(code => code.Groups[1].Value).ToHashSet(StringComparer.Ordinal))),
    ];

    /// <summary>The events of <c>gateway.exchange</c>.</summary>
    public static IReadOnlyList<string> Events { get; } = [.. Codes().Matches(EventsLine().Match(s_text).Groups[1].Value).Select(code => code.Groups[1].Value)];

    private static string Prometheus(string name, string unit, string type) =>
        name.Replace('.', '_')
        + unit switch { "s" => "_seconds", "By" when !name.EndsWith("bytes", StringComparison.Ordinal) => "_bytes", _ => "" }
        + (type == "counter" ? "_total" : "");

    [GeneratedRegex(@"^\| `(?<name>[a-z_.0-9]+)` \| (?<unit>\S*) ?\| (?<type>counter|gauge|histogram) \| (?<at>\w+) \| ?(?<labels>.*?) \| (?<when>[^|]+) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex MetricRows();

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| (?<source>Gateway\S*|OpenTelemetry\S*|Microsoft\S*|Npgsql) \|(?<attributes>.*)\| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex SpanRows();

    [GeneratedRegex(@"are events of `gateway\.exchange`: ([^.]*)\.")]
    private static partial Regex EventsLine();

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Brackets();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Codes();
}
