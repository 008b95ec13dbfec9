using System.Net;
using System.Net.Sockets;
using System.Text;
using Gateway.Contracts.Management.V1;

namespace Gateway.Server.Tests.Apis.Traffic;

/// <summary>What calls tell of a destination: one that fails is left alone while another is well, and does not shut that one.</summary>
public sealed class PassiveHealthTests
{
    [Fact]
    public async Task One_that_hangs_costs_few_calls()
    {
        await using var upstreams = await TwoUpstreams.StartAsync(change: entry => entry.Api.TimeoutMs = 500);
        upstreams.Second.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);

        var reasons = await ReasonsAsync(upstreams, HttpMethod.Get, "/taxpayers/" + ApiCity.Firm, 30);

        Assert.True(reasons.Count(reason => reason == "PROVIDER_TIMEOUT") <= 10, string.Join(' ', reasons));
        Assert.DoesNotContain("PROVIDER_UNAVAILABLE", reasons);
    }

    [Fact]
    public async Task One_that_answers_503_costs_few_calls_that_cannot_be_repeated()
    {
        await using var upstreams = await TwoUpstreams.StartAsync();
        upstreams.Second.Answer = context =>
        {
            context.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        upstreams.First.Answer = context => Upstream.JsonAsync(context, """{"name":"a"}""");

        var reasons = await ReasonsAsync(upstreams, HttpMethod.Post, "/filings", 30);

        Assert.True(reasons.Count(reason => reason.Length == 0) >= 20, string.Join(' ', reasons));
        Assert.True(upstreams.Second.Requests.Count < 10);
    }

    [Fact]
    public async Task One_that_takes_no_connection_is_passed_by_in_time()
    {
        // A backlog that is full: the connection is never made, nor refused.
        using var hole = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        hole.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        hole.Listen(1);
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)hole.LocalEndPoint!).Port}");
        var fill = Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false }).ToArray();
        foreach (var socket in fill)
        {
            _ = socket.ConnectAsync(hole.LocalEndPoint!);
        }

        await using var city = await ApiCity.StartAsync(
            (options, _) =>
            {
                options.Departments.Reactivation = TimeSpan.FromMinutes(5);
                options.Apis.Upstreams.Add(new() { Department = "gongan", Address = address.ToString(), Networks = { "127.0.0.0/8" } });
            },
            entry =>
            {
                entry.Api.TimeoutMs = 8_000;
                entry.Api.Destinations[0].Weight = 1;
                entry.Api.Destinations.Add(new ApiDestination { Name = "hole", Address = address.ToString(), Weight = 100 });
            });

        for (var i = 0; i < 3; i++)
        {
            using var response = await city.GetAsync("/taxpayers/" + ApiCity.Firm);
            Assert.Equal("", await ApiCity.ReasonAsync(response));
        }

        foreach (var socket in fill)
        {
            socket.Dispose();
        }
    }

    private static async Task<List<string>> ReasonsAsync(TwoUpstreams upstreams, HttpMethod method, string path, int count)
    {
        var reasons = new List<string>();
        for (var i = 0; i < count; i++)
        {
            using var response = await upstreams.City.SendAsync(
                method, path, request => request.Content = method == HttpMethod.Post ? new StringContent("{}", Encoding.UTF8, "application/json") : null);
            reasons.Add(await ApiCity.ReasonAsync(response));
        }

        return reasons;
    }
}
