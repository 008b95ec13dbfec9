using System.Text.Json.Nodes;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>Checks values against a chart's schema, and objects against those of Kubernetes and of the operators.</summary>
internal static class Schemas
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>The faults of each object, strictly: an unknown key is one.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> FaultsOfAsync(IEnumerable<JsonNode> objects)
    {
        var result = await RunAsync(new JsonObject { ["objects"] = new JsonArray([.. objects.Select(node => node.DeepClone())]) });
        return [.. result["objects"]!.AsArray().Select(faults => Texts(faults!))];
    }

    /// <summary>The faults of values, by values.schema.json.</summary>
    public static async Task<IReadOnlyList<string>> FaultsOfValuesAsync(string chart, JsonNode values)
    {
        var schema = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Chart.FolderOf(chart), "values.schema.json")));
        return Texts((await RunAsync(new JsonObject { ["schema"] = schema, ["values"] = values.DeepClone() }))["values"]!);
    }

    private static IReadOnlyList<string> Texts(JsonNode faults) => [.. faults.AsArray().Select(fault => fault!.GetValue<string>())];

    private static async Task<JsonNode> RunAsync(JsonObject input)
    {
        using var folder = new TemporaryFolder();
        var (question, answer) = (folder.At("in.json"), folder.At("out.json"));
        await File.WriteAllTextAsync(question, input.ToJsonString());
        var script = Path.Combine(RepositoryRoot.Path, "tests", "Gateway.Deployment.Tests", "Charts", "validate.mjs");
        await using var node = ChildProcess.Start("node", [script, question, answer]);
        Assert.True(await node.WaitForExitAsync(s_patience) == 0, node.Tail);
        return JsonNode.Parse(await File.ReadAllTextAsync(answer))!;
    }
}
