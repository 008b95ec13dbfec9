using Gateway.Testing;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>What a chart mounts and says is what the program takes: it checks it itself.</summary>
public sealed class ConfigurationTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _root = new();
    private readonly ExistingObjects _existing = new();

    public static TheoryData<string, string> All => Chart.All;

    public void Dispose()
    {
        _existing.Dispose();
        _root.Dispose();
    }

    [Theory, MemberData(nameof(All))]
    public async Task The_program_takes_the_configuration_that_the_chart_mounts(string chart, string values)
    {
        var rendering = await Chart.RenderAsync(chart, values);
        var (code, output) = await CheckAsync(rendering, rendering.Server);
        Assert.True(code == 0, output);
        Assert.Contains("the configuration is in order", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gateway", "small")]
    [InlineData("adapter", "small")]
    public async Task The_program_would_say_so_if_the_chart_wrote_a_key_that_it_does_not_know(string chart, string values)
    {
        var rendering = (await Chart.RenderAsync(chart, values)).Copy();
        var data = rendering.One("ConfigMap", rendering.Server.Name).Json["data"]!;
        data[$"{chart}.yaml"] = data[$"{chart}.yaml"]!.GetValue<string>() + "\nlisten2: x\n";
        var (code, output) = await CheckAsync(rendering, rendering.Server);
        Assert.Equal(2, code);
        Assert.Contains("listen2: unknown key", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("small")]
    [InlineData("grown")]
    [InlineData("cert-manager")]
    public async Task The_migration_has_all_that_is_about_the_databases_and_neither_certificates_nor_keys(string values)
    {
        var rendering = await Chart.RenderAsync("gateway", values);
        var (_, output) = await CheckAsync(rendering, rendering.One("Job"));
        Assert.DoesNotContain(": storage.", output, StringComparison.Ordinal);
        Assert.DoesNotContain(": log.", output, StringComparison.Ordinal);
        Assert.Contains(": listen.certificate: there is no file", output, StringComparison.Ordinal);
        Assert.Contains(": pseudonyms.file: there is no file", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_replica_of_an_adapter_has_a_journal_of_its_own_name()
    {
        var rendering = await Chart.RenderAsync("adapter", "grown");
        var (environment, _) = new Mount(_root, rendering, _existing).Of(rendering.Server);
        Assert.Equal("adapter/renshe/gateway-front-0", environment["GATEWAY_ADAPTER__journal__origin"]);
    }

    private async Task<(int Code, string Output)> CheckAsync(Rendering rendering, KubernetesObject workload)
    {
        var (environment, arguments) = new Mount(_root, rendering, _existing).Of(workload);
        var program = Path.Combine(AppContext.BaseDirectory, workload.Kind == "StatefulSet" ? "Gateway.Adapter.dll" : "Gateway.Server.dll");
        await using var process = ChildProcess.Start(
            "dotnet", [program, .. arguments.Where(each => each != "migrate"), "--check-config"], environment);
        return (await process.WaitForExitAsync(s_patience), process.Tail);
    }
}
