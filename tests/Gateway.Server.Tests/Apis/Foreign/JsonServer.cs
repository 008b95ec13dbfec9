using System.Globalization;
using System.Text.Json;
using Gateway.Testing;

namespace Gateway.Server.Tests.Apis.Foreign;

/// <summary>json-server from npm: an API with lists, filters and changes over a file of JSON, as it comes.</summary>
internal sealed class JsonServer : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly ChildProcess _process;

    private JsonServer(int port, object content)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        File.WriteAllText(_folder.At("db.json"), JsonSerializer.Serialize(content));
        var script = Path.Combine(RepositoryRoot.Path, "tests", "node_modules", "json-server", "lib", "cli", "bin.js");
        if (!File.Exists(script))
        {
            throw new FileNotFoundException("json-server is not installed; run npm ci in tests/.");
        }

        _process = ChildProcess.Start(
            "node",
            [script, "--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture), "--quiet", "db.json"],
            workingDirectory: _folder.Path);
    }

    public Uri Address { get; }

    /// <summary>Starts it with what its file holds.</summary>
    public static async Task<JsonServer> StartAsync(object content)
    {
        var server = new JsonServer(FreePort.Next(), content);
        try
        {
            using var client = new HttpClient { BaseAddress = server.Address };
            await Poll.UntilSucceedsAsync(async token => await client.GetStringAsync("/db", token), s_patience, "json-server answers");
            return server;
        }
        catch (TimeoutException late)
        {
            var tail = server._process.Tail;
            await server.DisposeAsync();
            throw new InvalidOperationException($"json-server did not start:\n{tail}", late);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
