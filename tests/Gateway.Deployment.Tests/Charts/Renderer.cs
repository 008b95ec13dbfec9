using System.Text.Json.Nodes;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Charts;

/// <summary>The program in Go that renders charts as Helm does, built of Debian's sources once in a run; what was built before is kept.</summary>
internal static class Renderer
{
    private const string Library = "/usr/share/gocode";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);
    private static readonly string s_folder = Path.Combine(RepositoryRoot.Path, "artifacts", "charts");
    private static readonly Lazy<Task<string>> s_built = new(BuildAsync);

    /// <summary>What it wrote, or what it said of what it refused.</summary>
    public static async Task<(JsonNode? Output, string Errors)> RunAsync(params IEnumerable<string> arguments)
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("rendered.json");
        await using var process = ChildProcess.Start(await s_built.Value, [.. arguments, "-out", file]);
        var code = await process.WaitForExitAsync(s_patience);
        return (code == 0 ? JsonNode.Parse(await File.ReadAllTextAsync(file)) : null, process.Errors);
    }

    private static async Task<string> BuildAsync()
    {
        var program = Path.Combine(s_folder, "render");
        var environment = new Dictionary<string, string?>
        {
            // No modules: these would be fetched from afar.
            ["GO111MODULE"] = "off",
            ["GOPATH"] = Library,
            ["GOCACHE"] = Path.Combine(s_folder, "cache"),
            ["GOFLAGS"] = "",
            ["CGO_ENABLED"] = "0",
        };
        var sources = Path.Combine(RepositoryRoot.Path, "tests", "Gateway.Deployment.Tests", "Charts", "render");
        await using var process = ChildProcess.Start("go", ["build", "-o", program, "."], environment, sources);
        return await process.WaitForExitAsync(s_patience) == 0 ? program : throw new InvalidOperationException($"go build:\n{process.Tail}");
    }
}
