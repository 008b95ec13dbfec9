using Gateway.Contracts.Management.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Identity;
using Gateway.Testing;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.City;

/// <summary>
/// A small city: the gateway as it is, on loopback with real mTLS, and departments whose adapters do what a
/// test tells them. One consumer, one provider, one entry, one item, one agreement stand at the start.
/// </summary>
internal sealed class TestCity : IAsyncDisposable
{
    private readonly List<IDisposable> _owned = [];

    private TestCity(Action<GatewayOptions>? configure, Action<WebApplicationBuilder>? build)
    {
        Folder = Own(new TemporaryFolder());
        Authority = Own(TestAuthority.Create("city"));
        Options = MakeOptions();
        configure?.Invoke(Options);
        Gateway = GatewayHost.Build(Options, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Logging.AddProvider(Logs);
            build?.Invoke(builder);
        });
    }

    public TemporaryFolder Folder { get; }

    public TestAuthority Authority { get; }

    public GatewayOptions Options { get; }

    public GatewayHost Gateway { get; }

    public CapturedLogs Logs { get; } = new();

    /// <summary>The adapter of the department "gongan".</summary>
    public FakeAdapter Adapter { get; private set; } = null!;

    /// <summary>Starts a city, registers it and waits until the gateway serves it.</summary>
    public static async Task<TestCity> StartAsync(
        Action<GatewayOptions>? configure = null,
        Action<WebApplicationBuilder>? build = null)
    {
        var city = new TestCity(configure, build);
        await city.Gateway.StartAsync();
        city.Adapter = await FakeAdapter.StartAsync(city.Authority, "gongan");
        await city.ApplyAsync([.. Registered.All(city.Adapter.Address)]);
        await city.UntilServedAsync();
        return city;
    }

    /// <summary>A channel with the certificate of a system, or of any other certificate.</summary>
    public GrpcChannel Connect(TestCertificate? certificate) => Own(TestChannel.Open(Gateway.Address, Authority, certificate));

    /// <summary>A channel of the registered consumer.</summary>
    public GrpcChannel ConnectConsumer() => Connect(Certificate("shenpi", "shenpi-window"));

    /// <summary>Shared data as the registered consumer calls it.</summary>
    public SharedDataService.SharedDataServiceClient Consumer() => new(ConnectConsumer());

    /// <summary>The management API as the steward calls it.</summary>
    public ManagementService.ManagementServiceClient Steward() => new(Connect(Certificate("shenpi", "steward")));

    /// <summary>A certificate of a system, issued by the city's authority.</summary>
    public TestCertificate Certificate(string department, string system) =>
        Own(Authority.Issue(
            system,
            $"spiffe://test-city/{department}/{system}",
            serverAuth: false,
            notBefore: TimeProvider.System.GetUtcNow().AddYears(-9),
            notAfter: TimeProvider.System.GetUtcNow().AddYears(9)));

    /// <summary>Registers documents; throws with the faults where they are refused.</summary>
    public async Task ApplyAsync(params Document[] documents)
    {
        var response = await Steward().ApplyAsync(new ApplyRequest { Documents = { documents } });
        Assert.True(response.Applied, string.Join('\n', response.Faults.Select(fault => $"{fault.Key} {fault.Path}: {fault.Message}")));
    }

    /// <summary>Waits until the registered consumer is answered.</summary>
    public async Task UntilServedAsync()
    {
        var client = Consumer();
        await Poll.UntilSucceedsAsync(
            async token => await client.LookupAsync(Registered.Lookup(), cancellationToken: token), TimeSpan.FromSeconds(20), "the registered consumer is answered");
        Adapter.Forget();
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.StopAsync();
        await Gateway.DisposeAsync();
        if (Adapter is not null)
        {
            await Adapter.DisposeAsync();
        }

        _owned.Reverse();
        _owned.ForEach(owned => owned.Dispose());
    }

    private T Own<T>(T owned)
        where T : IDisposable
    {
        _owned.Add(owned);
        return owned;
    }

    private GatewayOptions MakeOptions()
    {
        var server = Own(Authority.IssueServer("spiffe://test-city/gateway/gateway")).WriteTo(Folder.At("server"));
        var client = Own(Authority.IssueClient("spiffe://test-city/gateway/gateway")).WriteTo(Folder.At("client"));
        return new GatewayOptions
        {
            City = "test-city",
            Listen = { Address = "127.0.0.1:0", Certificate = server.Certificate, Key = server.Key },
            Management = { Address = "127.0.0.1:0", GrpcAddress = "127.0.0.1:0" },
            Authorities = { new AuthorityOptions { Certificate = server.Authority, Departments = { "*" } } },
            Stewards = { "spiffe://test-city/shenpi/steward" },
            Storage = { Path = Folder.At("gateway.db") },
            Log = { Path = Folder.At("exchange-log.db"), Origin = "test-city/log" },
            Pseudonyms = { File = Folder.At("pseudonym.key"), CreateIfMissing = true },
            Departments =
            {
                Certificate = client.Certificate,
                Key = client.Key,
                Authorities = client.Authority,
                ProbeInterval = TimeSpan.FromMilliseconds(200),
                Reactivation = TimeSpan.FromMilliseconds(300),
                BreakerBreak = TimeSpan.FromMilliseconds(500),
            },
        };
    }
}
