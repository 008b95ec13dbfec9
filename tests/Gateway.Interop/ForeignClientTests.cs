using System.IO.Compression;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Interop;

/// <summary>
/// Clients that know nothing of this repository call an entry that was registered while the gateway ran: by its contract as
/// it was downloaded, over mTLS, by all three methods.
/// </summary>
public sealed class ForeignClientTests : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private TestCity _city = null!;

    public async ValueTask InitializeAsync() => _city = await TestCity.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _city.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Node_calls_by_the_downloaded_contract() =>
        Check(await RunAsync("node", "node-client.cjs", await SettingsAsync()));

    [Fact]
    public async Task Python_calls_by_the_downloaded_contract()
    {
        var settings = await SettingsAsync();
        var tools = typeof(ForeignClientTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "GrpcTools").Value!;
        var platform = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "linux_arm64" : "linux_x64";
        var descriptors = _folder.At("contracts.binpb");
        await RunAsync(
            Path.Combine(tools, "tools", platform, "protoc"),
            "--include_imports", $"--descriptor_set_out={descriptors}", "-I" + (string)settings["contracts"], "-I" + Path.Combine(tools, "build", "native", "include"), "shared/gongan/v1/resident.proto");
        settings["descriptors"] = descriptors;

        // Debian's packages are those of Debian's own python, whichever stands first in the path.
        Check(await RunAsync("/usr/bin/python3", "python_client.py", settings));
    }

    [Theory]
    [InlineData("grpc-v1")]
    [InlineData("grpc-v1alpha")]
    public async Task Buf_calls_by_reflection(string protocol)
    {
        var settings = await SettingsAsync();
        var key = $$"""{"citizenNumber":"{{Registered.Resident}}"}""";
        var context = Registered.Lookup().Context.ToString();

        var lookup = await BufAsync(settings, protocol, "Lookup", $$"""{"key":{{key}},"fields":"name,birthDate","context":{{context}}}""");
        var verify = await BufAsync(settings, protocol, "Verify", $$"""{"key":{{key}},"claims":{"name":"张三丰"},"context":{{context}}}""");
        var many = await BufAsync(settings, protocol, "LookupMany", $$"""{"keys":[{{key}},{{key}},{"citizenNumber":"wrong"}],"fields":"name","context":{{context}}}""");

        Assert.Contains("张三丰", lookup, StringComparison.Ordinal);
        Assert.Contains("VERDICT_MATCH", verify, StringComparison.Ordinal);
        Assert.Equal(2, many.Split("LOOKUP_OUTCOME_FOUND").Length - 1);
        Assert.Contains("SUBJECT_MALFORMED", many, StringComparison.Ordinal);
    }

    private async Task<string> BufAsync(Dictionary<string, object> settings, string protocol, string method, string request)
    {
        var buf = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "node_modules", "@bufbuild"), "buf", SearchOption.AllDirectories);
        return await RunAsync(
            Assert.Single(buf), "curl", "--protocol", "grpc", "--reflect-protocol", protocol,
            "--cacert", (string)settings["authority"], "--cert", (string)settings["certificate"], "--key", (string)settings["key"],
            "-d", request, $"https://{settings["address"]}/shared.gongan.v1.ResidentService/{method}");
    }

    private static void Check(string output)
    {
        var answer = JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]).RootElement;
        Assert.Equal("", answer.GetProperty("failure").GetString());
        Assert.Equal(("张三丰", 1950, 32), (answer.GetProperty("name").GetString(), answer.GetProperty("year").GetInt32(), answer.GetProperty("receipt").GetInt32()));
        Assert.Equal("VERDICT_MATCH", answer.GetProperty("verdict").GetString());
        Assert.Equal((300, 299, "SUBJECT_MALFORMED"), (answer.GetProperty("order").GetInt32(), answer.GetProperty("others").GetInt32(), answer.GetProperty("fault").GetString()));
        Assert.Equal((7, "PURPOSE_NOT_AGREED"), (answer.GetProperty("status").GetInt32(), answer.GetProperty("reason").GetString()));
    }

    private async Task<Dictionary<string, object>> SettingsAsync()
    {
        var certificate = _city.Certificate("shenpi", "shenpi-window");
        var files = certificate.WriteTo(_folder.At("tls"));
        using var http = new HttpClient(TestChannel.Handler(_city.Authority, certificate)) { BaseAddress = _city.Gateway.Address };
        var contracts = _folder.At("contracts");
        await using (var zip = await http.GetStreamAsync("/v1/contracts.zip"))
        {
            await ZipFile.ExtractToDirectoryAsync(zip, contracts);
        }

        var context = Registered.Lookup().Context;
        return new Dictionary<string, object>
        {
            ["address"] = $"127.0.0.1:{_city.Gateway.Address.Port}",
            ["authority"] = files.Authority,
            ["certificate"] = files.Certificate,
            ["key"] = files.Key,
            ["contracts"] = contracts,
            ["modules"] = Path.Combine(RepositoryRoot.Path, "tests", "node_modules"),
            ["key_value"] = Registered.Resident,
            ["context"] = new Dictionary<string, string>
            {
                ["service_item_code"] = context.ServiceItemCode,
                ["scenario"] = context.Scenario,
                ["case_number"] = context.CaseNumber,
                ["officer_id"] = context.OfficerId,
            },
        };
    }

    private async Task<string> RunAsync(string program, string script, Dictionary<string, object> settings)
    {
        var file = _folder.At("settings.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(settings));
        return await RunAsync(program, Path.Combine(RepositoryRoot.Path, "tests", "Gateway.Interop", script), file);
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        await using var process = ChildProcess.Start(program, arguments);
        var code = await process.WaitForExitAsync(s_patience, TestContext.Current.CancellationToken);
        Assert.True(code == 0, process.Tail);
        return process.Output;
    }
}
