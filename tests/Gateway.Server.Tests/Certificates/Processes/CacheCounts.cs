using System.Globalization;
using System.Text.RegularExpressions;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>Reads the counters of the cache out of a page of metrics.</summary>
internal static partial class CacheCounts
{
    /// <summary>Each counter by its short name and the labels that tell it apart: "hits redis".</summary>
    public static IReadOnlyDictionary<string, double> Read(string metrics) => Counter().Matches(metrics)
        .GroupBy(NameOf, line => double.Parse(line.Groups["value"].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal)
        .ToDictionary(line => line.Key, line => line.Sum(), StringComparer.Ordinal);

    /// <summary>The sum of all whose name begins like this.</summary>
    public static double SumOf(this IReadOnlyDictionary<string, double> counts, string name) =>
        counts.Where(count => count.Key.StartsWith(name, StringComparison.Ordinal)).Sum(count => count.Value);

    private static string NameOf(Match line) =>
        string.Join(' ', [line.Groups["name"].Value, .. Label().Matches(line.Groups["labels"].Value).Select(label => label.Groups["value"].Value)]);

    [GeneratedRegex(@"^gateway_certificates_cache_(?<name>\w+?)_total\{(?<labels>[^}]*)\} (?<value>\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Counter();

    [GeneratedRegex("\\b(level|reason|clause|outcome)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Label();
}
