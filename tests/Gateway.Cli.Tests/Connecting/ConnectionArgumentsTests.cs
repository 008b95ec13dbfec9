using Gateway.Cli.Connecting;
using Gateway.Cli.Terminals;
using Gateway.Cli.Tests.Running;
using Gateway.Contracts.Management.V1;

namespace Gateway.Cli.Tests.Connecting;

public sealed class ConnectionArgumentsTests : IAsyncLifetime
{
    private FakeGateway _gateway = null!;

    public async ValueTask InitializeAsync()
    {
        _gateway = await FakeGateway.StartAsync();
        _gateway.Management.OnGet = _ => new GetResponse();
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task A_city_and_the_name_of_a_system_are_enough()
    {
        var city = WriteCity();
        Assert.Equal(ExitCodes.Done, (await CliRun.OfAsync("get", "entry", "--city", city, "--system", "shenpi-window")).Code);
    }

    [Fact]
    public async Task A_profile_is_enough_and_its_paths_are_relative_to_it()
    {
        var profile = WriteProfile(_gateway.Address);
        Assert.Equal(ExitCodes.Done, (await CliRun.OfAsync("get", "entry", "--profile", profile)).Code);
        Assert.Equal(ExitCodes.Done, (await RunAsync(new() { ["GATEWAY_PROFILE"] = profile })).Code);
    }

    [Fact]
    public async Task The_environment_is_enough()
    {
        var run = await RunAsync(new()
        {
            ["GATEWAY_ADDRESS"] = _gateway.Address,
            ["GATEWAY_CERT"] = _gateway.Files.Certificate,
            ["GATEWAY_KEY"] = _gateway.Files.Key,
            ["GATEWAY_CA"] = _gateway.Files.Authority,
            ["GATEWAY_PROFILE"] = "not-read-where-nothing-is-missing",
        });
        Assert.Equal(ExitCodes.Done, run.Code);
    }

    [Fact]
    public async Task What_is_nearer_goes_before_what_is_farther()
    {
        var wrong = WriteProfile("https://127.0.0.1:1");
        Assert.Equal(ExitCodes.NotConnected, (await RunAsync(new() { ["GATEWAY_ADDRESS"] = _gateway.Address }, "--profile", wrong)).Code);
        Assert.Equal(ExitCodes.Done, (await RunAsync(new() { ["GATEWAY_PROFILE"] = wrong, ["GATEWAY_ADDRESS"] = _gateway.Address })).Code);
        Assert.Equal(ExitCodes.Done, (await RunAsync([], "--profile", wrong, "--city", WriteCity(), "--system", "shenpi-window")).Code);
        Assert.Equal(ExitCodes.Done, (await RunAsync([], "--profile", wrong, "--address", _gateway.Address)).Code);
    }

    [Fact]
    public async Task Everything_that_is_missing_is_told_at_once()
    {
        var run = await RunAsync(new() { ["GATEWAY_CERT"] = "x" });
        Assert.Equal((ExitCodes.Usage, ""), (run.Code, run.Out));
        Assert.Equal(
            [
                "wrong usage: the gateway's address is missing: give --address, set GATEWAY_ADDRESS, or name it in a profile (--profile) or a city (--city with --system).",
                "wrong usage: the private key is missing: give --cert-key, set GATEWAY_KEY, or name it in a profile (--profile) or a city (--city with --system).",
                "wrong usage: the authority of the gateway's certificate is missing: give --ca, set GATEWAY_CA, or name it in a profile (--profile) or a city (--city with --system).",
                "",
            ],
            run.Error.Split('\n'));
    }

    [Theory]
    [InlineData("--city needs --system; the systems of this city: shenpi-window, steward.")]
    [InlineData("the city has no system \"shenpi-windw\"; did you mean \"shenpi-window\"?", "--system", "shenpi-windw")]
    [InlineData("the city has no system \"x\"; its systems: shenpi-window, steward.", "--system", "x")]
    public async Task A_system_that_is_not_in_the_city_is_told_with_those_that_are(string expected, params string[] args) =>
        await RefusedAsync(expected, ["--city", WriteCity(), .. args]);

    [Fact]
    public async Task Files_and_addresses_that_are_not_what_they_should_be_are_told()
    {
        string[] rest = [.. _gateway.Connect[2..]];
        await RefusedAsync("\"http://127.0.0.1:1\" is not an address of a gateway; write https://host:port.", [.. rest, "--address", "http://127.0.0.1:1"]);
        await RefusedAsync("\"localhost\" is not an address of a gateway; write https://host:port.", [.. rest, "--address", "localhost"]);
        await RefusedAsync("--system needs --city.", [.. _gateway.Connect, "--system", "x"]);
        await RefusedAsync("nowhere.json: no such file.", ["--city", "nowhere.json", "--system", "x"]);
        await RefusedAsync("nowhere.yaml: no such file.", ["--profile", "nowhere.yaml"]);

        var files = _gateway.Files;
        string[] With(string cert, string key, string ca) => ["--address", _gateway.Address, "--cert", cert, "--cert-key", key, "--ca", ca];
        await RefusedAsync("nowhere.pem: no certificate in PEM form can be read from this file.", With("nowhere.pem", files.Key, files.Authority));
        await RefusedAsync(
            $"{files.Authority}: no private key in PEM form, unencrypted and belonging to the certificate, can be read from this file.",
            With(files.Certificate, files.Authority, files.Authority));
        await RefusedAsync($"{files.Key}: no authority's certificate in PEM form can be read from this file.", With(files.Certificate, files.Key, files.Key));
    }

    [Fact]
    public async Task Every_fault_of_a_profile_is_told()
    {
        var profile = _gateway.At("profile.yaml");
        File.WriteAllText(profile, "adress: x\nkey: [a]\n");
        var run = await CliRun.OfAsync("get", "entry", "--profile", profile);
        Assert.Equal(
            new CliRun(
                ExitCodes.Usage,
                "",
                $"wrong usage: {profile}:1:1: unknown key \"adress\"; known here: address, cert, key, ca.\nwrong usage: {profile}:2:6: must be text.\n"),
            run);
    }

    [Fact]
    public async Task A_city_of_another_form_is_told()
    {
        var path = _gateway.At("city.json");
        foreach (var text in new[] { "{", "{}", "[]", "null", """{"gateway":{"address":null},"systems":[]}""", """{"gateway":{"address":"x"},"systems":[null]}""" })
        {
            File.WriteAllText(path, text);
            await RefusedAsync($"{path}: is not the city.json that the demo writes (\"gateway\" with \"address\", and \"systems\").", ["--city", path, "--system", "x"]);
        }
    }

    private static Task<CliRun> RunAsync(Dictionary<string, string> environment, params string[] args) =>
        CliRun.OfAsync(
            ["get", "entry", .. args], "", environment);

    private static async Task RefusedAsync(string expected, string[] args) =>
        Assert.Equal(new CliRun(ExitCodes.Usage, "", $"wrong usage: {expected}\n"), await CliRun.OfAsync(["get", "entry", .. args]));

    private string WriteProfile(string address)
    {
        var profile = _gateway.At("client", $"{Guid.NewGuid():N}.yaml");
        File.WriteAllText(profile, $"address: {address}\ncert: cert.pem\nkey: key.pem\nca: ca.pem\n");
        return profile;
    }

    private string WriteCity()
    {
        var path = _gateway.At("city.json");
        CitySystem System(string id, string role) => new()
        {
            Id = id,
            Department = "shenpi",
            Role = role,
            SpiffeId = $"spiffe://city/shenpi/{id}",
            Certificate = "client/cert.pem",
            Key = _gateway.Files.Key,
            Authority = _gateway.Files.Authority,
        };
        new CityFile
        {
            Gateway = new CityGateway { Address = _gateway.Address, Management = "http://127.0.0.1:1" },
            Systems = [System("shenpi-window", "consumer"), System("steward", "steward")],
        }.Write(path);
        return path;
    }
}
