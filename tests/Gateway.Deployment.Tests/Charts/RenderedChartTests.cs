using System.Text.Json.Nodes;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>The charts with each of their files of values.</summary>
public sealed class RenderedChartTests
{
    public static TheoryData<string, string> All => Chart.All;

    [Theory, MemberData(nameof(All))]
    public async Task Values_are_admitted_by_the_charts_schema(string chart, string values) =>
        Assert.Empty(await Schemas.FaultsOfValuesAsync(chart, (await Chart.RenderAsync(chart, values)).Values));

    [Theory, MemberData(nameof(All))]
    public async Task Objects_are_what_Kubernetes_and_the_operators_take(string chart, string values)
    {
        var objects = (await Chart.RenderAsync(chart, values)).Objects;
        var faults = await Schemas.FaultsOfAsync(objects.Select(each => each.Json));
        Assert.Equal(objects.Count, faults.Count);
        Assert.Empty(faults.SelectMany(each => each));
    }

    [Theory, MemberData(nameof(All))]
    public async Task Every_rule_holds(string chart, string values) => Assert.Empty(ChartRules.Faults(await Chart.RenderAsync(chart, values)));

    [Theory, MemberData(nameof(All))]
    public async Task Rendering_depends_not_on_how_numbers_are_read(string chart, string values)
    {
        var (read, errors) = await Renderer.RunAsync("-chart", Chart.FolderOf(chart), "-values", Chart.ValuesOf(chart, values), "-numbers");
        Assert.True(read is not null, errors);
        var (expected, actual) = (await Chart.RenderAsync(chart, values), Rendering.Of(read));
        Assert.All(expected.Objects.Zip(actual.Objects), pair => Assert.True(JsonNode.DeepEquals(pair.First.Json, pair.Second.Json), $"{pair.First}"));
        Assert.Equal(expected.Objects.Count, actual.Objects.Count);
        Assert.Equal(expected.Notes, actual.Notes);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Notes_tell_the_next_command_and_why_TLS_must_pass_through(string chart, string values)
    {
        var rendering = await Chart.RenderAsync(chart, values);
        Assert.Contains($"rollout status {rendering.Server.Kind.ToLowerInvariant()}/{rendering.Server.Name}", rendering.Notes, StringComparison.Ordinal);
        Assert.Contains("gateway apply -f system.yaml --address https://", rendering.Notes, StringComparison.Ordinal);
        Assert.Contains("must pass TLS", rendering.Notes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notes_of_an_adapter_have_the_document_to_be_registered() => Assert.Contains(
        """
          id: minzheng-adapter
          department: minzheng
          name: minzheng 前置
          role: adapter
          spiffe_ids: ["spiffe://demo-city/minzheng/minzheng-adapter"]
        """,
        (await Chart.RenderAsync("adapter", "small")).Notes,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("gateway")]
    [InlineData("adapter")]
    public async Task Who_asks_for_nodes_of_their_own_asks_for_no_zones(string chart)
    {
        var (rendering, refusal) = await Chart.TryRenderAsync(chart, "small", "topologySpread: DoNotSchedule");
        Assert.True(rendering is not null, refusal);
        Assert.Equal(
            ["kubernetes.io/hostname DoNotSchedule", "topology.kubernetes.io/zone ScheduleAnyway"],
            rendering.Server.PodSpec["topologySpreadConstraints"]!.AsArray().Select(each => $"{each!["topologyKey"]} {each["whenUnsatisfiable"]}"));
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("adapter")]
    public async Task A_program_without_a_limit_of_CPU_is_told_how_many_processors_it_has(string chart)
    {
        var container = (await Chart.RenderAsync(chart, "small")).Server.Containers.Single();
        Assert.Null(container["resources"]!["limits"]!["cpu"]);
        var variable = container["env"]!.AsArray().Single(each => each!["name"]!.GetValue<string>() == "DOTNET_PROCESSOR_COUNT")!;
        Assert.Equal("2", variable["value"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("adapter")]
    public void Each_chart_has_three_files_of_values_at_least(string chart) =>
        Assert.True(Chart.All.Count(row => row.Data.Item1 == chart) >= 3);
}
