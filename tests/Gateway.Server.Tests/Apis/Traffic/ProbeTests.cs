using System.Net;
using Gateway.Hosting.Configuration;
using Gateway.Server.Apis;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Tests.City;
using Gateway.Testing;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.Apis.Traffic;

public sealed class ProbeTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_does_not_answer_its_probe_is_not_called_until_it_does()
    {
        await using var upstreams = await TwoUpstreams.StartAsync(new() { Path = "/healthz?deep=1", Interval = TimeSpan.FromMilliseconds(500), Failures = 2 });
        var well = true;
        upstreams.Second.Answer = context =>
        {
            if (context.Request.Path == "/healthz")
            {
                context.Response.StatusCode = Volatile.Read(ref well) ? 204 : 500;
                return Task.CompletedTask;
            }

            return Upstream.JsonAsync(context, ApiCity.Taxpayer);
        };
        var (_, before) = await upstreams.CallAsync(40);
        Assert.True(before > 0);
        await Poll.UntilAsync(() => Task.FromResult(upstreams.Second.Requests.Any(request => request.Target == "GET /healthz?deep=1")), s_patience, "it is probed");

        // It still answers calls: the probe alone tells that it is not well.
        Volatile.Write(ref well, false);
        await Poll.UntilAsync(async () => await upstreams.CallAsync(20) is (20, 0), s_patience, "the other is called alone");
        Assert.Contains("did not answer its probe 2 times: status 500", upstreams.City.City.Logs.Text, StringComparison.Ordinal);

        Volatile.Write(ref well, true);
        await Poll.UntilAsync(async () => await upstreams.CallAsync(20) is (_, > 0), s_patience, "both are called");
    }

    [Fact]
    public async Task A_probe_that_hangs_has_failed_and_a_lone_address_is_called_all_the_same()
    {
        await using var city = await ApiCity.StartAsync((options, _) => options.Apis.Upstreams[0].Probe = new()
        {
            Path = "/healthz",
            Interval = TimeSpan.FromMilliseconds(500),
            Timeout = TimeSpan.FromMilliseconds(200),
            Failures = 1,
        });
        city.Upstream.Answer = context => context.Request.Path == "/healthz"
            ? Task.Delay(Timeout.Infinite, context.RequestAborted)
            : Upstream.JsonAsync(context, ApiCity.Taxpayer);

        await LoggedAsync(city.City, "did not answer its probe 1 times: no answer in time");

        using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm);
        Assert.Equal("", await ApiCity.ReasonAsync(response));
    }

    [Fact]
    public async Task A_grpc_server_is_asked_by_the_health_protocol()
    {
        var health = new HealthServiceImpl();
        health.SetStatus("tax.v1.TaxService", HealthCheckResponse.Types.ServingStatus.NotServing);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(health);
        var port = FreePort.Next();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listener => listener.Protocols = HttpProtocols.Http2));
        await using var server = builder.Build();
        server.MapGrpcService<HealthServiceImpl>();
        await server.StartAsync();
        await using var city = await TestCity.StartAsync(options => options.Apis.Upstreams.Add(new()
        {
            Department = "gongan",
            Address = $"http://127.0.0.1:{port}",
            Networks = { "127.0.0.0/8" },
            Probe = new() { GrpcService = "tax.v1.TaxService", Interval = TimeSpan.FromMilliseconds(500), Failures = 2 },
        }));

        await LoggedAsync(city, "did not answer its probe 2 times: it says that it is not serving");
        health.SetStatus("tax.v1.TaxService", HealthCheckResponse.Types.ServingStatus.Serving);
        await LoggedAsync(city, $"gongan: 127.0.0.1:{port} answers its probe again");
        await server.StopAsync();
        await LoggedAsync(city, "did not answer its probe 2 times: ConnectionError");
    }

    [Fact]
    public void Every_fault_of_a_probe_is_told()
    {
        var faults = new List<ConfigurationFault>();
        ApiUpstreamOptionsValidator.Validate(
            new ApiOptions
            {
                Upstreams =
                {
                    new() { Department = "gongan", Address = "https://tax.test", Probe = new() { Path = "/./../%2e%2e/ok", GrpcService = "", Credential = "other", Interval = TimeSpan.Zero, Timeout = TimeSpan.FromHours(1), Failures = 0 } },
                    new() { Department = "minzheng", Address = "https://tax.test", Probe = new() },
                    new() { Department = "gongan", Address = "https://well.test", Probe = new() { Path = "/healthz" } },
                },
            },
            "/",
            faults);

        Assert.Equal(
            ["apis.upstreams[0].probe", "apis.upstreams[0].probe.path", "apis.upstreams[0].probe.credential", "apis.upstreams[0].probe.interval", "apis.upstreams[0].probe.timeout", "apis.upstreams[0].probe.failures", "apis.upstreams[1].probe"],
            faults.Select(fault => fault.Key));
    }

    private static Task LoggedAsync(TestCity city, string text) =>
        Poll.UntilAsync(() => Task.FromResult(city.Logs.Text.Contains(text, StringComparison.Ordinal)), s_patience, $"the log says: {text}");
}
