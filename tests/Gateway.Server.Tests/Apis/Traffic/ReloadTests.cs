using System.Globalization;
using Gateway.Hosting.Configuration;
using Gateway.Server.Apis.Credentials.Validating;
using Gateway.Server.Apis.Settings;
using Gateway.Server.Apis.Upstreams;
using Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Gateway.Server.Tests.Apis.Traffic;

/// <summary>The configuration's <c>apis</c>, which the gateway reads again when the file changes.</summary>
public sealed class ReloadTests : IAsyncLifetime
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();
    private ApiCity _city = null!;

    private string File => _folder.At("gateway.yaml");

    public async ValueTask InitializeAsync()
    {
        var source = new ConfigurationSource<GatewayOptions>(File, "NOTHING__", (options, folder, faults) =>
        {
            ApiUpstreamOptionsValidator.Validate(options.Apis, folder, faults);
            ApiCredentialOptionsValidator.Validate(options.Apis, folder, faults);
        });
        _city = await ApiCity.StartAsync(
            (options, upstream) =>
            {
                Write(upstream.Port);
                options.Apis = source.Read().Options.Apis;
            },
            entry => entry.Api.TimeoutMs = 20_000,
            build: builder => builder.Services.AddSingleton(source).AddHostedService<ApiReload>());
    }

    public async ValueTask DisposeAsync()
    {
        await _city.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_change_binds_within_a_second_and_a_running_call_goes_on()
    {
        var going = new TaskCompletionSource();
        var hold = new TaskCompletionSource();
        _city.Upstream.Answer = async context =>
        {
            going.TrySetResult();
            await hold.Task;
            await Upstream.JsonAsync(context, ApiCity.Taxpayer);
        };
        var running = _city.GetAsync("/taxpayers/" + ApiCity.Firm);
        await going.Task;
        _city.Upstream.Answer = context => Upstream.JsonAsync(context, ApiCity.Taxpayer);

        var begun = TimeProvider.System.GetTimestamp();
        Write(_city.Upstream.Port, department: "minzheng");
        await UntilAsync("API_ADDRESS_NOT_ALLOWED");

        // The gateway looks four times a second and reads at the second look; the rest is for a slow machine.
        var taken = TimeProvider.System.GetElapsedTime(begun);
        Assert.True(taken < s_second || Environment.GetEnvironmentVariable("CI") is not null, taken.ToString());
        hold.SetResult();
        using var answered = await running;
        Assert.Equal("", await ApiCity.ReasonAsync(answered));

        Write(_city.Upstream.Port);
        await UntilAsync("");
    }

    [Fact]
    public async Task One_with_faults_is_refused_whole_every_fault_is_told_and_the_last_good_one_stays()
    {
        await System.IO.File.WriteAllTextAsync(File, """
            apis:
              upstreams:
                - { department: minzheng, address: "https://tax.test/../path", networks: ["10.0.0.1/8"] }
              credentials:
                - { name: tax, department: minzheng, kind: bearer, bearer: { tokenFile: nowhere } }
              unknown: 1
            """);

        await LoggedAsync("refused whole: 4 fault(s). The apis of the last good one stay in force.");
        foreach (var key in (string[])["apis.upstreams[0].address", "apis.upstreams[0].networks[0]", "apis.credentials[0].bearer.tokenFile", "apis.unknown"])
        {
            Assert.Contains($" {key}: ", _city.City.Logs.Text, StringComparison.Ordinal);
        }

        await UntilAsync("");

        await System.IO.File.WriteAllTextAsync(File, "apis: [");
        await LoggedAsync("refused whole: 1 fault(s)");
        System.IO.File.Delete(File);
        await LoggedAsync(File);
        await UntilAsync("");

        Write(_city.Upstream.Port, department: "minzheng");
        await UntilAsync("API_ADDRESS_NOT_ALLOWED");
    }

    [Fact]
    public async Task What_was_refused_for_another_file_binds_when_that_is_right()
    {
        await System.IO.File.AppendAllTextAsync(File, """

              credentials:
                - { name: tax, department: gongan, kind: bearer, bearer: { tokenFile: token } }
            """);
        await LoggedAsync("apis.credentials[0].bearer.tokenFile");

        await System.IO.File.WriteAllTextAsync(_folder.At("token"), "now-there");

        var settings = _city.City.Gateway.Services.GetRequiredService<ApiConfiguration>();
        await Poll.UntilAsync(() => Task.FromResult(settings.Current.Credentials.Find("tax", "gongan") is not null), TimeSpan.FromSeconds(10), "the credential is there");
    }

    [Fact]
    public async Task What_did_not_change_keeps_its_connections()
    {
        var connections = new System.Collections.Concurrent.ConcurrentDictionary<string, bool>();
        _city.Upstream.Answer = context =>
        {
            connections.TryAdd(context.Connection.Id, true);
            return Upstream.JsonAsync(context, ApiCity.Taxpayer);
        };
        await UntilAsync("");
        var settings = _city.City.Gateway.Services.GetRequiredService<ApiConfiguration>();
        var before = settings.Current;

        Write(_city.Upstream.Port, more: """    - { department: minzheng, address: "https://other.test" }""");
        await Poll.UntilAsync(() => Task.FromResult(settings.Current.Upstreams.All.Count == 2), TimeSpan.FromSeconds(10), "the change is bound");
        await UntilAsync("");

        Assert.Same(before.Upstreams.All[0], settings.Current.Upstreams.All[0]);
        Assert.Single(connections);
    }

    [Fact]
    public async Task What_changes_elsewhere_is_said_to_wait()
    {
        await System.IO.File.AppendAllTextAsync(File, "\nlimits: { connections: 77 }\n");

        await LoggedAsync("The configuration changed outside apis; that takes effect at the next start.");
    }

    private void Write(int port, string department = "gongan", string more = "") => System.IO.File.WriteAllText(File, string.Create(CultureInfo.InvariantCulture, $$"""
        apis:
          upstreams:
            - { department: {{department}}, address: "http://127.0.0.1:{{port}}", networks: ["127.0.0.0/8"] }
        {{more}}
        """));

    private Task UntilAsync(string reason) => Poll.UntilAsync(
        async () =>
        {
            using var response = await _city.GetAsync("/taxpayers/" + ApiCity.Firm);
            return await ApiCity.ReasonAsync(response) == reason;
        },
        TimeSpan.FromSeconds(10),
        reason.Length == 0 ? "it is answered" : reason);

    private Task LoggedAsync(string text) => Poll.UntilAsync(
        () => Task.FromResult(_city.City.Logs.Text.Contains(text, StringComparison.Ordinal)), TimeSpan.FromSeconds(10), $"the log says: {text}");
}
