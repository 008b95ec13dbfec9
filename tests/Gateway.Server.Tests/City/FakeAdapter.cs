using System.Collections.Concurrent;
using System.Net;
using Gateway.Contracts.Adapter.V1;
using Gateway.Testing;
using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.City;

/// <summary>An adapter over real mTLS gRPC that answers what the test tells it, sound or not.</summary>
internal sealed class FakeAdapter : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Behaviour _behaviour;

    private FakeAdapter(WebApplication app, Behaviour behaviour) => (_app, _behaviour) = (app, behaviour);

    public string Address => new Uri(_app.Urls.First()).ToString().TrimEnd('/');

    /// <summary>What a fetch does. The default answers the resident of the key.</summary>
    public Func<FetchRequest, ServerCallContext, Task<FetchResponse>> Fetch
    {
        set => _behaviour.Fetch = value;
    }

    /// <summary>What a fetch of many keys does. The default answers each key as a fetch of it alone.</summary>
    public Func<FetchManyRequest, ServerCallContext, Task<FetchManyResponse>> FetchMany
    {
        set => _behaviour.FetchMany = value;
    }

    /// <summary>What a verification does. The default finds every claim to match.</summary>
    public Func<VerifyRequest, ServerCallContext, Task<VerifyResponse>> Verify
    {
        set => _behaviour.Verify = value;
    }

    /// <summary>What a preparation answers.</summary>
    public Func<PrepareRequest, PrepareResponse> Prepare
    {
        set => _behaviour.Prepare = value;
    }

    /// <summary>Fetches that came in.</summary>
    public IReadOnlyCollection<FetchRequest> Fetched => _behaviour.Fetched;

    /// <summary>Fetches of many keys that came in.</summary>
    public IReadOnlyCollection<FetchManyRequest> FetchedMany => _behaviour.FetchedMany;

    /// <summary>Verifications that came in.</summary>
    public IReadOnlyCollection<VerifyRequest> Verified => _behaviour.Verified;

    public static async Task<FakeAdapter> StartAsync(TestAuthority authority, string department, int port = 0)
    {
        using var certificate = authority.IssueServer($"spiffe://test-city/{department}/{department}-adapter");
        var behaviour = new Behaviour();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(behaviour);
        builder.Services.AddGrpc();
        builder.Services.AddSingleton<Service>();
        builder.Services.AddSingleton<HealthService>();
        builder.WebHost.UseKestrelHttpsConfiguration();
        var server = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadPkcs12(
            certificate.Certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12), null);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listener =>
        {
            listener.Protocols = HttpProtocols.Http2;
            listener.UseHttps(server, https =>
            {
                https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
            });
        }));
        var app = builder.Build();
        app.MapGrpcService<Service>();
        app.MapGrpcService<HealthService>();
        await app.StartAsync();
        return new FakeAdapter(app, behaviour);
    }

    /// <summary>Forgets the requests that came in.</summary>
    public void Forget()
    {
        _behaviour.Fetched.Clear();
        _behaviour.FetchedMany.Clear();
        _behaviour.Verified.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private sealed class Behaviour
    {
        public ConcurrentQueue<FetchRequest> Fetched { get; } = new();

        public Func<FetchRequest, ServerCallContext, Task<FetchResponse>> Fetch { get; set; } =
            (request, _) => Task.FromResult(Registered.Answer(request));

        public ConcurrentQueue<FetchManyRequest> FetchedMany { get; } = new();

        public ConcurrentQueue<VerifyRequest> Verified { get; } = new();

        public Func<FetchManyRequest, ServerCallContext, Task<FetchManyResponse>> FetchMany { get; set; } =
            (request, _) => Task.FromResult(Registered.Answer(request));

        public Func<VerifyRequest, ServerCallContext, Task<VerifyResponse>> Verify { get; set; } =
            (request, _) => Task.FromResult(Registered.Answer(request));

        public Func<PrepareRequest, PrepareResponse> Prepare { get; set; } =
            _ => new PrepareResponse { Ready = true, SchemaHandle = Google.Protobuf.ByteString.CopyFrom(new byte[16]) };
    }

    private sealed class Service(Behaviour behaviour) : AdapterService.AdapterServiceBase
    {
        public override Task<PrepareResponse> Prepare(PrepareRequest request, ServerCallContext context) =>
            Task.FromResult(behaviour.Prepare(request));

        public override Task<FetchResponse> Fetch(FetchRequest request, ServerCallContext context)
        {
            behaviour.Fetched.Enqueue(request);
            return behaviour.Fetch(request, context);
        }

        public override Task<FetchManyResponse> FetchMany(FetchManyRequest request, ServerCallContext context)
        {
            behaviour.FetchedMany.Enqueue(request);
            return behaviour.FetchMany(request, context);
        }

        public override Task<VerifyResponse> Verify(VerifyRequest request, ServerCallContext context)
        {
            behaviour.Verified.Enqueue(request);
            return behaviour.Verify(request, context);
        }
    }

    private sealed class HealthService : Grpc.Health.V1.Health.HealthBase
    {
        public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
            Task.FromResult(new HealthCheckResponse { Status = HealthCheckResponse.Types.ServingStatus.Serving });
    }
}
