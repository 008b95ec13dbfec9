using System.Collections.Concurrent;
using System.Net;
using Gateway.Server.Tests.Apis.Grpc.Credit;
using Gateway.Testing;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gateway.Server.Tests.Apis.Grpc;

/// <summary>A department's own gRPC API, as grpc-dotnet serves it; it does what the test says.</summary>
internal sealed class CreditUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Service _service;

    private CreditUpstream(WebApplication app, Service service, int port) => (_app, _service, Port) = (app, service, port);

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>Metadata of the calls that came.</summary>
    public ConcurrentQueue<Metadata> Calls => _service.Calls;

    public Func<GetRequest, ServerCallContext, Task<Firm>> Get
    {
        set => _service.OnGet = value;
    }

    public Func<GetRequest, IServerStreamWriter<Firm>, ServerCallContext, Task> List
    {
        set => _service.OnList = value;
    }

    public Func<IAsyncStreamReader<GetRequest>, ServerCallContext, Task<Firm>> Report
    {
        set => _service.OnReport = value;
    }

    public Func<IAsyncStreamReader<GetRequest>, IServerStreamWriter<Firm>, ServerCallContext, Task> Talk
    {
        set => _service.OnTalk = value;
    }

    /// <summary>Answers below gRPC, in place of it, where it is set.</summary>
    public RequestDelegate? Raw { get; set; }

    public static async Task<CreditUpstream> StartAsync(int? port = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var service = new Service();
        builder.Services.AddSingleton(service);
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        var chosen = port ?? FreePort.Next();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, chosen, listener => listener.Protocols = HttpProtocols.Http2);
        });
        var app = builder.Build();
        var upstream = new CreditUpstream(app, service, chosen);
        app.Use((context, next) => upstream.Raw is { } raw ? raw(context) : next(context));
        app.UseRouting();
        app.MapGrpcService<Service>();
        await app.StartAsync();
        return upstream;
    }

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private sealed class Service : CreditService.CreditServiceBase
    {
        public ConcurrentQueue<Metadata> Calls { get; } = new();

        public Func<GetRequest, ServerCallContext, Task<Firm>> OnGet { get; set; } = (_, _) => Task.FromResult(Firms.Small());

        public Func<GetRequest, IServerStreamWriter<Firm>, ServerCallContext, Task> OnList { get; set; } = (_, stream, _) => stream.WriteAsync(Firms.Small());

        public Func<IAsyncStreamReader<GetRequest>, ServerCallContext, Task<Firm>> OnReport { get; set; } = (_, _) => Task.FromResult(Firms.Small());

        public Func<IAsyncStreamReader<GetRequest>, IServerStreamWriter<Firm>, ServerCallContext, Task> OnTalk { get; set; } = (_, _, _) => Task.CompletedTask;

        public override Task<Firm> Get(GetRequest request, ServerCallContext context)
        {
            Calls.Enqueue(context.RequestHeaders);
            return OnGet(request, context);
        }

        public override Task List(GetRequest request, IServerStreamWriter<Firm> responseStream, ServerCallContext context)
        {
            Calls.Enqueue(context.RequestHeaders);
            return OnList(request, responseStream, context);
        }

        public override Task<Firm> Report(IAsyncStreamReader<GetRequest> requestStream, ServerCallContext context) => OnReport(requestStream, context);

        public override Task Talk(IAsyncStreamReader<GetRequest> requestStream, IServerStreamWriter<Firm> responseStream, ServerCallContext context) =>
            OnTalk(requestStream, responseStream, context);
    }
}
