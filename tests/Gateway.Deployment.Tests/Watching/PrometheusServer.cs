using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gateway.Testing;

namespace Gateway.Deployment.Tests.Watching;

/// <summary>Debian's Prometheus with the rules of the repository, scraping every second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ChildProcess _process;
    private readonly HttpClient _client;

    private PrometheusServer(string configuration)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{FreePort.Next()}");
        File.WriteAllText(_folder.At("prometheus.yaml"), configuration);
        _process = ChildProcess.Start(
            "prometheus",
            [
                "--config.file=" + _folder.At("prometheus.yaml"), "--storage.tsdb.path=" + _folder.At("data"), "--web.listen-address=" + address,
                "--log.level=warn",
            ]);
        _client = new HttpClient { BaseAddress = new Uri("http://" + address) };
    }

    /// <summary>A configuration that scrapes a gateway and adapters.</summary>
    public static string Configuration(string gateway, IEnumerable<string> adapters) => $"""
        global:
          scrape_interval: 1s
          evaluation_interval: 1s
        rule_files: [{string.Join(", ", DeployFolder.Rules.Select(file => $"'{file}'"))}]
        scrape_configs:
          - job_name: gateway
            static_configs:
              - targets: ['{new Uri(gateway).Authority}']
          - job_name: adapter
            static_configs:
              - targets: [{string.Join(", ", adapters.Select(adapter => $"'{new Uri(adapter).Authority}'"))}]

        """;

    public static async Task<PrometheusServer> StartAsync(string gateway, IEnumerable<string> adapters)
    {
        var server = new PrometheusServer(Configuration(gateway, adapters));
        try
        {
            await Poll.UntilSucceedsAsync(
                async token => (await server._client.GetAsync(new Uri("/-/ready", UriKind.Relative), token)).EnsureSuccessStatusCode(),
                TimeSpan.FromSeconds(30),
                "Prometheus is ready");
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The values that an expression has now, those that are no number left out.</summary>
    /// <exception cref="InvalidOperationException">Prometheus does not take the expression.</exception>
    public async Task<IReadOnlyList<double>> QueryAsync(string expression)
    {
        using var form = new FormUrlEncodedContent([new("query", expression)]);
        using var response = await _client.PostAsync(new Uri("/api/v1/query", UriKind.Relative), form);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"{expression}: {answer}");
        }

        return [.. answer.GetProperty("data").GetProperty("result").EnumerateArray()
            .Select(series => double.Parse(series.GetProperty("value")[1].GetString()!.Replace("+Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture))
            .Where(value => !double.IsNaN(value))];
    }

    /// <summary>The rules of which Prometheus itself says that they could not be evaluated.</summary>
    public async Task<IReadOnlyList<string>> UnhealthyRulesAsync()
    {
        var answer = await _client.GetFromJsonAsync<JsonElement>(new Uri("/api/v1/rules", UriKind.Relative));
        return [.. answer.GetProperty("data").GetProperty("groups").EnumerateArray()
            .SelectMany(group => group.GetProperty("rules").EnumerateArray())
            .Where(rule => rule.GetProperty("health").GetString() != "ok")
            .Select(rule => $"{rule.GetProperty("name")}: {rule.GetProperty("health")}")];
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _process.DisposeAsync();
        _folder.Dispose();
    }
}
