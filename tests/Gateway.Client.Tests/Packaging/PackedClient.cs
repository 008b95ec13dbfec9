using Gateway.Testing;

namespace Gateway.Client.Tests.Packaging;

/// <summary>The client and the projects it depends on, packed from what was built.</summary>
public sealed class PackedClient : IAsyncLifetime
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    // The tests stand in bin/<configuration>/<framework>, as what is packed does.
    private static readonly string s_configuration =
        new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)).Parent!.Name;

    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, Package> _packages = new(StringComparer.Ordinal);

    internal IReadOnlyCollection<Package> All => _packages.Values;

    internal Package Client => _packages["Gateway.Client"];

    public async ValueTask InitializeAsync()
    {
        var unpacked = new Queue<string>(["Gateway.Client"]);
        while (unpacked.TryDequeue(out var project))
        {
            if (_packages.ContainsKey(project))
            {
                continue;
            }

            var package = await PackAsync(project);
            _packages.Add(project, package);
            foreach (var dependency in package.Dependencies.Where(id => id.StartsWith("Gateway.", StringComparison.Ordinal)))
            {
                unpacked.Enqueue(dependency);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Package> PackAsync(string project)
    {
        var output = _folder.At(project);
        await using var packing = ChildProcess.Start(
            "dotnet",
            ["pack", Path.Combine(RepositoryRoot.Path, "src", project), "-c", s_configuration, "--no-build", "-o", output, "-nodeReuse:false"]);
        var code = await packing.WaitForExitAsync(s_longest);
        Assert.True(code == 0, packing.Tail);
        return Package.Read(Assert.Single(Directory.GetFiles(output, "*.nupkg")));
    }
}
