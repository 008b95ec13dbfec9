using Gateway.Contracts.Management.V1;
using Gateway.Testing;

namespace Gateway.Server.Tests.Process;

public sealed class ConfigurationTests
{
    [Fact]
    public async Task Ten_faults_of_a_configuration_are_reported_at_once_with_file_key_and_what_to_write()
    {
        using var folder = new TemporaryFolder();
        var path = folder.At("gateway.yaml");
        await File.WriteAllTextAsync(path, """
            city: Test City
            timeZone: Mars/Olympus
            listen:
              address: everywhere
              certificat: server.pem
            storage:
              provider: oracle
            log:
              store: sqlite
              synchronous: Off
              origin: "UPPER CASE"
            departments:
              deadline: soon
              concurrency: 0
            limits:
              requestBytes: 12
            authorities: []
            """);

        var (code, lines) = await RunAsync("--config", path, "--check-config");

        Assert.Equal(2, code);
        foreach (var key in new[]
        {
            "city", "timeZone", "listen.address", "listen.certificat", "storage.provider", "log.synchronous", "log.origin",
            "departments.deadline", "departments.concurrency", "limits.requestBytes", "authorities", "listen.certificate",
        })
        {
            Assert.True(lines.Any(line => line.StartsWith(path, StringComparison.Ordinal) && line.Contains($" {key}: ", StringComparison.Ordinal)),
                $"{key} in:\n{string.Join('\n', lines)}");
        }

        Assert.Contains(lines, line => line.Contains(":5: listen.certificat: unknown key; did you mean 'certificate'?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sound_configuration_is_in_order_and_environment_variables_go_over_it()
    {
        await using var gateway = await GatewayProcess.StartAsync();

        Assert.Equal(0, (await RunAsync("--config", gateway.ConfigurationPath, "--check-config")).Code);

        await using var overridden = ChildProcess.Start(
            "dotnet",
            [GatewayProcess.ProgramPath, "--config", gateway.ConfigurationPath, "--check-config"],
            new Dictionary<string, string?> { ["GATEWAY__timeZone"] = "Mars/Olympus" });
        Assert.Equal(2, await overridden.WaitForExitAsync(TimeSpan.FromSeconds(30)));
        Assert.Contains("timeZone", overridden.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_apis_binds_while_the_program_runs()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        using var channel = gateway.Connect("steward");
        var steward = new ManagementService.ManagementServiceClient(channel);
        var entry = Apis.ApiCity.Entry(new Uri("https://tax.test:8443"));
        async Task<bool> IsAllowedAsync() =>
            (await steward.ApplyAsync(new ApplyRequest { Documents = { entry }, DryRun = true })).Faults.All(fault => fault.Code != "API_ADDRESS_NOT_ALLOWED");

        Assert.False(await IsAllowedAsync());
        await File.AppendAllTextAsync(gateway.ConfigurationPath, """

            apis:
              upstreams:
                - { department: gongan, address: "https://tax.test:8443" }
            """);
        await Poll.UntilAsync(IsAllowedAsync, TimeSpan.FromSeconds(10), "the address is allowed");
    }

    [Fact]
    public async Task Files_that_hold_junk_are_found_out_before_the_start()
    {
        await using var gateway = await GatewayProcess.StartAsync();
        var text = await File.ReadAllTextAsync(gateway.ConfigurationPath);
        var junk = gateway.Folder.At("junk.pem");
        await File.WriteAllTextAsync(junk, "junk");
        var path = gateway.Folder.At("junk.yaml");
        await File.WriteAllTextAsync(path, System.Text.RegularExpressions.Regex.Replace(text, @"certificate: [^,\s}]+|authorities: /[^\s]+", match =>
            match.Value[..(match.Value.IndexOf(':') + 2)] + junk));

        var (code, lines) = await RunAsync("--config", path, "--check-config");

        Assert.Equal(2, code);
        foreach (var key in new[] { "listen.certificate", "departments.certificate", "departments.authorities", "authorities[0]" })
        {
            Assert.Contains(lines, line => line.Contains($" {key}: ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_a_line()
    {
        await using var gateway = await GatewayProcess.StartAsync();

        var (code, lines) = await RunAsync("--config", gateway.ConfigurationPath);

        Assert.Equal(1, code);
        Assert.Contains(lines, line => line.StartsWith("Gateway.Server could not start:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData]
    [InlineData("--config")]
    [InlineData("--confg", "x")]
    public async Task Wrong_arguments_print_the_usage(params string[] arguments)
    {
        var (code, lines) = await RunAsync(arguments);

        Assert.Equal(2, code);
        Assert.Contains(lines, line => line.StartsWith("Usage:", StringComparison.Ordinal));
    }

    private static async Task<(int Code, string[] Lines)> RunAsync(params string[] arguments)
    {
        await using var process = ChildProcess.Start("dotnet", [GatewayProcess.ProgramPath, .. arguments]);
        var code = await process.WaitForExitAsync(TimeSpan.FromSeconds(30));
        return (code, process.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
