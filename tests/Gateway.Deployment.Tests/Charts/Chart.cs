using System.Collections.Concurrent;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>Charts as they are rendered: with the values that stand beside them, and with changes of those.</summary>
internal static class Chart
{
    private static readonly ConcurrentDictionary<(string, string), Lazy<Task<Rendering>>> s_rendered = new();

    /// <summary>Each chart with each file of values in its folder ci.</summary>
    public static TheoryData<string, string> All { get; } = new(
        from chart in new[] { "gateway", "adapter" }
        from file in Directory.GetFiles(Path.Combine(FolderOf(chart), "ci"), "*-values.yaml").Order(StringComparer.Ordinal)
        select (chart, Path.GetFileName(file)[..^"-values.yaml".Length]));

    public static string FolderOf(string chart) => Path.Combine(RepositoryRoot.Path, "helm", chart);

    public static string ValuesOf(string chart, string values) => Path.Combine(FolderOf(chart), "ci", $"{values}-values.yaml");

    /// <summary>The chart with those values; the schema is not asked here.</summary>
    public static Task<Rendering> RenderAsync(string chart, string values) => s_rendered.GetOrAdd(
        (chart, values), _ => new(() => RenderAsync(chart, [ValuesOf(chart, values)]))).Value;

    /// <summary>The chart with those values and a change of them, or what Helm would say: first of the schema, then of the templates.</summary>
    public static async Task<(Rendering? Rendering, string Refusal)> TryRenderAsync(
        string chart, string values, string change, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("change.yaml");
        await File.WriteAllTextAsync(file, change);
        string[] arguments = ["-chart", FolderOf(chart), "-values", ValuesOf(chart, values), "-values", file, .. options];
        var (merged, errors) = await Renderer.RunAsync([.. arguments, "-only-values"]);
        Assert.True(merged is not null, errors);
        if (await Schemas.FaultsOfValuesAsync(chart, merged["values"]!) is { Count: > 0 } faults)
        {
            return (null, string.Join('\n', faults));
        }

        var (output, refusal) = await Renderer.RunAsync(arguments);
        return output is null ? (null, refusal) : (Rendering.Of(output), "");
    }

    private static async Task<Rendering> RenderAsync(string chart, string[] files)
    {
        var (output, errors) = await Renderer.RunAsync(["-chart", FolderOf(chart), .. files.SelectMany(file => new[] { "-values", file })]);
        Assert.True(output is not null, errors);
        return Rendering.Of(output);
    }
}
