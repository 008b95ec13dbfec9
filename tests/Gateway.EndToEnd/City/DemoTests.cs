using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Gateway.Cli.Connecting;
using Gateway.Testing;

namespace Gateway.EndToEnd.City;

/// <summary>The demo as people run it: a process of its own, from its built output.</summary>
public sealed class DemoTests(ITestOutputHelper output)
{
    private static readonly TimeSpan FirstRun = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "Gateway.Demo.dll");

    [Fact]
    public async Task It_builds_the_city_runs_the_case_and_the_scenarios_and_starts_again_from_what_it_kept()
    {
        using var folder = new TemporaryFolder();
        var data = folder.At("data");
        var cancellation = TestContext.Current.CancellationToken;

        await RunToTheEndAsync("first run, seeded", data, cancellation);
        var authority = await File.ReadAllTextAsync(Path.Combine(data, "tls", "authority.pem"), cancellation);
        await RunToTheEndAsync("second run, kept", data, cancellation);

        Assert.Equal(authority, await File.ReadAllTextAsync(Path.Combine(data, "tls", "authority.pem"), cancellation));
        CheckCityFile(Path.Combine(data, "city.json"));
        var receipts = await File.ReadAllLinesAsync(Path.Combine(data, "receipts.jsonl"), cancellation);
        Assert.Equal(2 * 23, receipts.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("exchangeId").GetString()).Distinct().Count());
        if (!OperatingSystem.IsWindows())
        {
            foreach (var key in Directory.EnumerateFiles(data, "*.key", SearchOption.AllDirectories))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
            }
        }
    }

    [Fact]
    public async Task It_stays_up_until_told_to_stop_and_one_folder_is_for_one_demo()
    {
        using var folder = new TemporaryFolder();
        var data = folder.At("data");
        var cancellation = TestContext.Current.CancellationToken;
        await using var demo = Start("--data", data);
        await demo.WaitForLineAsync("Ctrl-C", FirstRun, cancellation);

        await using (var second = Start("--data", data, "--exit"))
        {
            Assert.Equal(1, await second.WaitForExitAsync(Patience, cancellation));
            Assert.Contains("another demo runs", second.Output, StringComparison.Ordinal);
        }

        var city = CityFile.Read(Path.Combine(data, "city.json"));
        using (var http = new HttpClient())
        {
            var ready = await http.GetAsync(new Uri(city.Gateway.Management + "/readyz"), cancellation);
            Assert.True(ready.IsSuccessStatusCode);
        }

        await CheckContractsAsync(city, cancellation);
        demo.Terminate();
        Assert.Equal(0, await demo.WaitForExitAsync(Patience, cancellation));
    }

    /// <summary>The demo's stubs are made from what the gateway serves; with UPDATE_GOLDEN=1 in the environment, the copies are written anew.</summary>
    private static async Task CheckContractsAsync(CityFile city, CancellationToken cancellation)
    {
        var system = city.Systems.First(candidate => candidate.Id == "shenpi-window");
        using var certificate = X509Certificate2.CreateFromPemFile(system.Certificate, system.Key);
        using var handler = new SocketsHttpHandler
        {
            SslOptions =
            {
                ClientCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
                CertificateChainPolicy = new X509ChainPolicy
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(system.Authority) },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        using var http = new HttpClient(handler);
        var copies = Path.Combine(RepositoryRoot.Path, "src/Gateway.Demo/contracts/shared");
        var files = Directory.GetFiles(copies, "*.proto", SearchOption.AllDirectories);
        Assert.Equal(6, files.Length);
        foreach (var file in files)
        {
            var parts = Path.GetRelativePath(copies, file).Split('/');
            var text = await http.GetStringAsync(new Uri($"{city.Gateway.Address.TrimEnd('/')}/v1/contracts/{parts[0]}/{parts[2]}"), cancellation);
            if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            {
                await File.WriteAllTextAsync(file, text, cancellation);
            }

            Assert.Equal(text, await File.ReadAllTextAsync(file, cancellation));
        }
    }

    private async Task RunToTheEndAsync(string what, string data, CancellationToken cancellation)
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var demo = Start("--data", data, "--exit");
        var code = await demo.WaitForExitAsync(FirstRun, cancellation);
        var elapsed = TimeProvider.System.GetElapsedTime(start);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {elapsed.TotalSeconds:0.00} s, start to exit"));
        output.WriteLine(demo.Output);
        Assert.True(code == 0, demo.Tail);
        Assert.Contains(" 121/121 ", demo.Output, StringComparison.Ordinal);
    }

    private static void CheckCityFile(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(path));
        Assert.StartsWith("https://127.0.0.1:", json.RootElement.GetProperty("gateway").GetProperty("address").GetString(), StringComparison.Ordinal);
        var city = CityFile.Read(path);
        Assert.Equal(13, city.Systems.Count);
        Assert.All(city.Systems, system =>
        {
            Assert.True(File.Exists(system.Certificate));
            Assert.True(File.Exists(system.Key));
            Assert.True(File.Exists(system.Authority));
            Assert.Equal($"spiffe://demo-city/{system.Department}/{system.Id}", system.SpiffeId);
            Assert.Equal(system.Role == "adapter", system.Addresses is { Count: 1 });
        });
    }

    private static ChildProcess Start(params string[] arguments) => ChildProcess.Start("dotnet", [Program, .. arguments]);
}
