using System.Globalization;

namespace Gateway.Benchmarks.Certificates;

/// <summary>What a gateway's metrics tell of its cache.</summary>
/// <param name="Memory">Answers out of memory so far.</param>
/// <param name="Redis">Answers out of Redis so far.</param>
/// <param name="Source">Times the department was asked so far.</param>
/// <param name="Bytes">Bytes that the answers in memory take.</param>
/// <param name="Entries">Answers in memory.</param>
internal readonly record struct CacheCounts(double Memory, double Redis, double Source, double Bytes, double Entries)
{
    private const string Prefix = "gateway_certificates_cache_";

    // A scrape may be answered again for so long.
    private static readonly TimeSpan s_age = TimeSpan.FromMilliseconds(350);

    public static async Task<CacheCounts> ReadAsync(Uri metrics)
    {
        await Task.Delay(s_age);
        using var client = new HttpClient();
        var lines = (await client.GetStringAsync(metrics)).Split('\n');
        return new CacheCounts(
            Sum(lines, "hits", "level=\"memory\""), Sum(lines, "hits", "level=\"redis\""), Sum(lines, "fills", ""), Sum(lines, "bytes", ""), Sum(lines, "entries", ""));
    }

    /// <summary>What was answered since an earlier reading.</summary>
    public CacheCounts Since(in CacheCounts before) => this with { Memory = Memory - before.Memory, Redis = Redis - before.Redis, Source = Source - before.Source };

    /// <summary>The share of each level among the answers.</summary>
    public CacheCounts Shares()
    {
        var all = Math.Max(1, Memory + Redis + Source);
        return this with { Memory = Memory / all, Redis = Redis / all, Source = Source / all };
    }

    private static double Sum(string[] lines, string name, string label) => lines
        .Where(line => line.StartsWith(Prefix + name, StringComparison.Ordinal) && line.Contains(label, StringComparison.Ordinal))
        .Sum(line => double.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
}
