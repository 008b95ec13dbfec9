using System.Text.Json.Nodes;
using Gateway.Testing;

namespace Gateway.Interop.Dwellings;

/// <summary>A client of another language, which makes the calls that it is told and writes down what it got.</summary>
internal sealed class ForeignClient : IAsyncDisposable
{
    private const string File = $"{DwellingEntry.Name}.proto";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ChildProcess _process;
    private readonly string _results;

    private ForeignClient(ChildProcess process, string results) => (_process, _results) = (process, results);

    /// <summary>Starts a client of a major version, by the contracts as the gateway hands them out now.</summary>
    public static async Task<ForeignClient> StartAsync(DwellingCity city, ClientLanguage language, int major, params JsonObject[] calls)
    {
        var contracts = await city.DownloadAsync();
        var file = $"shared/{DwellingEntry.Department}/v{major}/{File}";
        var settings = new JsonObject
        {
            ["address"] = $"127.0.0.1:{city.City.Gateway.Address.Port}",
            ["authority"] = city.Tls.Authority,
            ["certificate"] = city.Tls.Certificate,
            ["key"] = city.Tls.Key,
            ["includes"] = new JsonArray(contracts, DwellingCity.CommonProtos),
            ["descriptors"] = language == ClientLanguage.Python ? await city.CompileAsync(contracts, file) : "",
            ["modules"] = Path.Combine(RepositoryRoot.Path, "tests", "node_modules"),
            ["file"] = file,
            ["package"] = $"shared.{DwellingEntry.Department}.v{major}",
            ["service"] = "DwellingService",
            ["calls"] = new JsonArray([.. calls]),
        };
        var (path, results) = (Path.Combine(contracts, "settings.json"), Path.Combine(contracts, "results.json"));
        await System.IO.File.WriteAllTextAsync(path, settings.ToJsonString());
        var scripts = Path.Combine(RepositoryRoot.Path, "tests", "Gateway.Interop", "Clients");

        // Debian's packages are those of Debian's own python, whichever stands first in the path.
        var (program, script) = language == ClientLanguage.Node ? ("node", "calls.cjs") : ("/usr/bin/python3", "calls.py");
        return new ForeignClient(ChildProcess.Start(program, [Path.Combine(scripts, script), path, results]), results);
    }

    /// <summary>Starts a client of a major version and waits for what it got, a node for each call.</summary>
    public static async Task<JsonArray> CallAsync(DwellingCity city, ClientLanguage language, int major, params JsonObject[] calls)
    {
        await using var client = await StartAsync(city, language, major, calls);
        return await client.ResultsAsync();
    }

    /// <summary>Waits until the first answer of a slow call came.</summary>
    public Task UntilReadingAsync() => _process.WaitForLineAsync("reading", s_patience, TestContext.Current.CancellationToken);

    /// <summary>What it got, a node for each call, once it ended.</summary>
    public async Task<JsonArray> ResultsAsync()
    {
        Assert.True(await _process.WaitForExitAsync(s_patience, TestContext.Current.CancellationToken) == 0, _process.Tail);
        return JsonNode.Parse(await System.IO.File.ReadAllTextAsync(_results))!.AsArray();
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
