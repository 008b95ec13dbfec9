using System.Text.RegularExpressions;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>A family of metrics as <c>/metrics</c> shows it.</summary>
internal sealed record Family(string Name, string Type, IReadOnlySet<string> Labels);

/// <summary>Reads what <c>/metrics</c> answers.</summary>
internal static partial class MetricsPage
{
    // Of the scope, which all have, and of histograms' buckets.
    private static readonly string[] s_common = ["otel_scope_name", "otel_scope_version", "otel_scope_gateway_department", "le"];

    public static IReadOnlyList<Family> Parse(string page)
    {
        var types = Types().Matches(page).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        var labels = types.Keys.ToDictionary(name => name, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (Match sample in Samples().Matches(page))
        {
            var name = sample.Groups[1].Value;
            var family = types.ContainsKey(name) ? name : Suffix().Replace(name, "");
            labels[family].UnionWith(Labels().Matches(sample.Groups[2].Value).Select(label => label.Groups[1].Value).Except(s_common));
        }

        return [.. types.Select(type => new Family(type.Key, type.Value, labels[type.Key]))];
    }

    [GeneratedRegex(@"^# TYPE (\S+) (\w+)\r?$", RegexOptions.Multiline)]
    private static partial Regex Types();

    [GeneratedRegex(@"^([a-z_]+)\{(.*)\} \S+\r?$", RegexOptions.Multiline)]
    private static partial Regex Samples();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Suffix();

    [GeneratedRegex("""(?:^|,)([a-z_0-9]+)="(?:[^"\\]|\\.)*"(?=,|$)""")]
    private static partial Regex Labels();
}
