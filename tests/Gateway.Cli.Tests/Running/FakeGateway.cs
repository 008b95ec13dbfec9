using System.Net;
using Gateway.Cli.Connecting;
using Gateway.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Cli.Tests.Running;

/// <summary>A gateway that answers what the test says, over real mutual TLS on loopback.</summary>
internal sealed class FakeGateway : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly TestAuthority _authority = TestAuthority.Create("city");
    private readonly TemporaryFolder _folder = new();

    private FakeGateway(Func<TestAuthority, TestCertificate> issue)
    {
        var presented = issue(_authority);
        Files = _authority.IssueClient("spiffe://city/shenpi/shenpi-window").WriteTo(_folder.At("client"));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = presented.Certificate,
                ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                ClientCertificateValidation = (client, _, _) =>
                {
                    LastClient = client.Subject;
                    return true;
                },
            });
        }));
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = 64 << 20);
        builder.Services.AddSingleton(Management);
        builder.Services.AddSingleton(SharedData);
        builder.Services.AddSingleton(Work);
        builder.Services.AddSingleton(Figures);
        _server = builder.Build();
        _server.MapGrpcService<FakeManagement>();
        _server.MapGrpcService<FakeSharedData>();
        _server.MapGrpcService<FakeDepartmentWork>();
        _server.MapGrpcService<FakeFigures>();
    }

    public FakeManagement Management { get; } = new();

    public FakeSharedData SharedData { get; } = new();

    public FakeDepartmentWork Work { get; } = new();

    public FakeFigures Figures { get; } = new();

    public TestCertificateFiles Files { get; }

    public string? LastClient { get; private set; }

    public string Address => _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>The options that connect to it.</summary>
    public string[] Connect => ["--address", Address, "--cert", Files.Certificate, "--cert-key", Files.Key, "--ca", Files.Authority];

    public GatewayConnectionOptions Options => new()
    {
        Address = new Uri(Address),
        Certificate = Files.Certificate,
        Key = Files.Key,
        Authority = Files.Authority,
    };

    /// <summary>Starts it with the certificate that the test issues, usually a good one.</summary>
    public static async Task<FakeGateway> StartAsync(Func<TestAuthority, TestCertificate>? issue = null)
    {
        var gateway = new FakeGateway(issue ?? (authority => authority.IssueServer("spiffe://city/gateway/server")));
        await gateway._server.StartAsync(TestContext.Current.CancellationToken);
        return gateway;
    }

    /// <summary>A path in a folder that ends with the gateway.</summary>
    public string At(params string[] names) => _folder.At(names);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
        _folder.Dispose();
    }
}
