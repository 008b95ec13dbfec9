using System.Text.Json.Nodes;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Compose;

public sealed class ComposeSchemaTests
{
    [Fact]
    public async Task The_compose_file_follows_the_compose_specification()
    {
        var (code, faults) = await ValidateAsync(ComposeFile.Root);

        Assert.True(code == 0, faults);
    }

    [Fact]
    public async Task A_misspelt_key_and_an_unknown_condition_are_found()
    {
        var broken = ComposeFile.Root.DeepClone().AsObject();
        broken["services"]!["postgres"]!["read_onely"] = true;
        broken["services"]!["migrate"]!["depends_on"]!["postgres"]!["condition"] = "service_well";

        var (code, faults) = await ValidateAsync(broken);

        Assert.Equal(1, code);
        Assert.Contains("read_onely", faults, StringComparison.Ordinal);
        Assert.Contains("/services/migrate/depends_on", faults, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Faults)> ValidateAsync(JsonObject file)
    {
        var tests = Path.Combine(RepositoryRoot.Path, "tests");
        await using var node = ChildProcess.Start(
            "node",
            [Path.Combine(tests, "Gateway.Deployment.Tests", "Compose", "compose-schema.cjs"), Path.Combine(tests, "node_modules")],
            input: file.ToJsonString());
        var code = await node.WaitForExitAsync(TimeSpan.FromSeconds(60));
        return (code, node.Tail);
    }
}
