using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>The check against the schemas of Kubernetes is worth what it finds: each key of each object, misspelt.</summary>
public sealed class MisspeltKeyTests
{
    /// <summary>Whose keys are anybody's.</summary>
    private static readonly string[] s_free =
        ["labels", "annotations", "matchLabels", "selector", "data", "nodeSelector", "requests", "limits"];

    public static TheoryData<string, string> All => Chart.All;

    [Theory, MemberData(nameof(All))]
    public async Task A_misspelt_key_is_found_wherever_it_stands(string chart, string values)
    {
        var broken = new List<(string Where, JsonNode Object)>();
        foreach (var sound in (await Chart.RenderAsync(chart, values)).Objects)
        {
            foreach (var path in KeysOf(sound.Json, []))
            {
                var copy = sound.Json.DeepClone();
                var holder = path[..^1].Aggregate(copy, (node, step) => step is int index ? node[index]! : node[(string)step]!).AsObject();
                var key = (string)path[^1];
                holder.Remove(key, out var value);
                holder[key + "x"] = value;
                broken.Add(($"{sound}: {string.Join('.', path)}", copy));
            }
        }

        var faults = await Schemas.FaultsOfAsync(broken.Select(each => each.Object));
        Assert.InRange(broken.Count, 200, int.MaxValue);
        Assert.Empty(broken.Zip(faults).Where(pair => pair.Second.Count == 0).Select(pair => pair.First.Where));
    }

    [Fact]
    public async Task An_unknown_kind_and_a_null_are_found()
    {
        var faults = await Schemas.FaultsOfAsync(
        [
            JsonNode.Parse("""{ "apiVersion": "apps/v1", "kind": "Deploymint", "metadata": { "name": "x" } }""")!,
            JsonNode.Parse("""{ "apiVersion": "v1", "kind": "ConfigMap", "metadata": { "name": "x", "labels": null } }""")!,
        ]);
        Assert.Contains("no such kind", Assert.Single(faults[0]), StringComparison.Ordinal);
        Assert.Contains("metadata.labels: is null", Assert.Single(faults[1]), StringComparison.Ordinal);
    }

    private static IEnumerable<List<object>> KeysOf(JsonNode? node, List<object> path) => node switch
    {
        JsonObject map => map.SelectMany(pair => (path is [.., string holder] && s_free.Contains(holder) ? [] : Here(path, pair.Key))
            .Concat(KeysOf(pair.Value, [.. path, pair.Key]))),
        JsonArray list => list.SelectMany((item, index) => KeysOf(item, [.. path, index])),
        _ => [],
    };

    private static IEnumerable<List<object>> Here(List<object> path, string key) => [[.. path, key]];
}
