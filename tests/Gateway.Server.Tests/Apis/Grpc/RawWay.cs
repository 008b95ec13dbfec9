using System.Net.Sockets;
using Gateway.Contracts.Management.V1;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Tests.Apis.Hostile;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>
/// A city whose credit office stands behind something that takes connections and does with them what the test says. Of its two entries,
/// <c>credit</c> has no other address, and <c>credit_twice</c> has that of the office's server too.
/// </summary>
public sealed class RawWay : IAsyncLifetime
{
    public const string Twice = "credit_twice";

    private readonly RawListener _listener;

    public RawWay() => _listener = new RawListener((socket, ended) => Does(socket, ended));

    /// <summary>What it does with a connection, which it then ends.</summary>
    public Func<Socket, CancellationToken, Task> Does { get; set; } = (_, _) => Task.CompletedTask;

    internal CreditCity City { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var address = new Uri($"http://127.0.0.1:{_listener.Port}");
        City = await CreditCity.StartAsync(
            options =>
            {
                options.Departments.BreakerMinimumCalls = 1_000;
                options.Apis.Upstreams.Add(new ApiUpstreamOptions { Department = "gongan", Address = address.ToString(), Networks = { "127.0.0.0/8" } });
            },
            entry => entry.Api.Destinations[0].Address = address.ToString());
        await City.City.ApplyAsync(
            CreditCity.Entry(address, entry =>
            {
                (entry.ApiName, entry.Code) = (Twice, Twice);
                entry.Api.Destinations.Add(new ApiDestination { Name = "two", Address = City.Upstream.Address.ToString() });
            }),
            CreditCity.Agreement(agreement => (agreement.Id, agreement.Entry) = ("A-twice", Twice)));
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        await _listener.DisposeAsync();
    }
}
