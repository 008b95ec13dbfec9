using System.Net;
using System.Security.Authentication;
using Gateway.Audit;
using Gateway.Hosting.Configuration;
using Gateway.Hosting.Draining;
using Gateway.Hosting.Telemetry;
using Gateway.Hosting.Tls;
using Gateway.Server.Apis;
using Gateway.Server.Apis.Grpc;
using Gateway.Server.Apis.Settings;
using Gateway.Server.Calendars;
using Gateway.Server.Certificates;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Certificates.Events;
using Gateway.Server.Contracts;
using Gateway.Server.Departments;
using Gateway.Server.Endpoints;
using Gateway.Server.Exchanges;
using Gateway.Server.Health;
using Gateway.Server.Identity;
using Gateway.Server.Management;
using Gateway.Server.Materials;
using Gateway.Server.Materials.Departments;
using Gateway.Server.Materials.Figures;
using Gateway.Server.SharedData;
using Gateway.Server.SharedData.Typed;
using Gateway.Server.Telemetry;
using Gateway.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using OpenTelemetry.Trace;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;

namespace Gateway.Server;

/// <summary>The gateway as a host: the whole process, to run by itself or embedded.</summary>
public sealed class GatewayHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GatewayHost(WebApplication app) => _app = app;

    /// <summary>Its services, for tests.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where callers connect, once started: <c>https://127.0.0.1:8443</c>.</summary>
    public Uri Address => AddressOf("https");

    /// <summary>Where health and metrics are, once started.</summary>
    public Uri ManagementAddress => AddressOf("http");

    /// <summary>Builds the host. Nothing runs yet.</summary>
    /// <param name="options">Validated options, paths absolute.</param>
    /// <param name="configure">Changes the program before it is built: logging, endpoints of tests.</param>
    /// <param name="source">Where the options come from: <c>apis</c> is read again when it changes; without it, nothing is.</param>
    /// <exception cref="ConfigurationException">A file cannot be used.</exception>
    public static GatewayHost Build(
        GatewayOptions options, Action<WebApplicationBuilder>? configure = null, ConfigurationSource<GatewayOptions>? source = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "Gateway.Server",

            // It would watch the working folder, and be told of every write where the log lies in it.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        AddServices(builder, options);
        if (source is not null)
        {
            builder.Services.AddSingleton(source);
            builder.Services.AddHostedService<ApiReload>();
        }

        AddTelemetry(builder);
        ListenOn(builder, options);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.UseTypedPaths();
        app.UseGrpcApiPaths();
        app.UseRouting();
        app.UseManagementPort();
        app.UseEndpointGuards(options);
        Map(app, options);
        foreach (var map in app.Services.GetServices<Action<IEndpointRouteBuilder>>())
        {
            map(app);
        }

        return new GatewayHost(app);
    }

    /// <summary>Starts to serve.</summary>
    /// <exception cref="InvalidOperationException">An endpoint declares no class.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        ((IEndpointRouteBuilder)_app).RequireEndpointClasses();
        await _app.StartAsync(cancellationToken);
    }

    /// <summary>Serves until the process is told to stop, then drains.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await _app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Is not ready, asks callers to leave, lets running calls end, gives back what is leased, and closes the log.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _app.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static void AddServices(WebApplicationBuilder builder, GatewayOptions options)
    {
        var services = builder.Services;
        options.Storage.TimeZone = options.TimeZone;
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddDrain(new DrainTimes(options.Limits.DrainDelay, options.Limits.Drain));
        services.AddExchangeLog(log => CopyTo(options.Log, log), mayCreate: options.Storage.MigratesAtStart);
        services.AddRefusalAggregates();
        services.AddSingleton(PseudonymKeyFile.Load(options.Pseudonyms));
        services.AddGatewayStorage(options.Storage);
        services.AddSingleton(CalendarFile.Load(options.Calendar));

        services.AddSingleton<AuthorityFiles>();
        services.AddHostedService(provider => provider.GetRequiredService<AuthorityFiles>());
        services.AddSingleton<CertificateVerifier>();
        services.AddSingleton<CallerIdentifier>();

        services.AddSingleton<ExchangeRecorder>();
        services.AddGatewayMetrics();
        services.AddSingleton<ExchangeDecider>();
        services.AddSingleton<MismatchGuard>();
        services.AddSingleton<ExchangePipeline>();
        services.AddSingleton<LookupManyPipeline>();
        AddDepartments(services);
        services.AddSharedData();
        services.AddCertificates(options.Certificates);
        services.AddApis();
        services.AddMaterials();
        services.AddSingleton<StewardPolicy>();
        services.AddSingleton<ActRecorder>();
        services.AddSingleton<GapReport>();
        services.AddSingleton<ManagementGrpc>();
        services.AddGrpc(grpc =>
        {
            grpc.EnableDetailedErrors = false;
            grpc.MaxReceiveMessageSize = options.Limits.RequestBytes;
            grpc.IgnoreUnknownServices = true;
        })
            .AddServiceOptions<SharedDataGrpc>(TakeNothingPacked)
            .AddServiceOptions<TypedGrpc>(TakeNothingPacked)
            .AddServiceOptions<CertificateGrpc>(TakeNothingPacked)
            .AddServiceOptions<CertificateEventGrpc>(TakeNothingPacked)
            .AddServiceOptions<CertificateWatchGrpc>(TakeNothingPacked)
            .AddServiceOptions<MaterialsGrpc>(TakeNothingPacked)
            .AddServiceOptions<DepartmentWorkGrpc>(TakeNothingPacked)
            .AddServiceOptions<FiguresGrpc>(TakeNothingPacked)
            .AddServiceOptions<ManagementGrpc>(TakeNothingPacked)
            .AddServiceOptions<ManagementGrpc>(grpc => grpc.MaxReceiveMessageSize = options.Limits.ManagementBytes);
        services.AddContracts();
        services.AddGatewayHealth();
    }

    /// <summary>A stranger's small message could unpack to the greatest one.</summary>
    private static void TakeNothingPacked(Grpc.AspNetCore.Server.GrpcServiceOptions grpc) => grpc.CompressionProviders.Clear();

    private static void AddDepartments(IServiceCollection services)
    {
        services.AddSingleton<AdapterTls>();
        services.AddSingleton<IForwarderHttpClientFactory, AdapterHttpClientFactory>();
        services.AddSingleton<IProbingRequestFactory, AdapterProbe>();
        // YARP asks for data protection, for cookies that no destination here sets; its keys need not outlive the process.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddReverseProxy();
        services.AddSingleton<IProxyConfigProvider, AdapterClusters>();
        services.AddSingleton<AdapterChannels>();
        services.AddSingleton<AdapterCall>();
        services.AddSingleton<DepartmentCaller>();
    }

    private static void AddTelemetry(WebApplicationBuilder builder)
    {
        // The request's own activity would take anybody's trace over; exchanges start theirs once the caller is known.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Yarp", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.Services.AddSingleton<System.Diagnostics.DistributedContextPropagator>(TraceOnlyPropagator.Instance);
        builder.AddTelemetryExport(
            "gateway",
            traces => traces
                .SetSampler(TraceSampling.FromEnvironment())
                .AddSource(ExchangeTrace.SourceName)
                .AddSource("Npgsql"),
            meters => meters
                .AddMeter(ExchangeMetrics.MeterName)
                .AddMeter(CacheMetrics.MeterName)
                .AddMeter("Gateway.Audit")
                .AddMeter("Gateway.Storage")
                .AddMeter("Microsoft.AspNetCore.Server.Kestrel")
                .AddMeter("Npgsql"));
    }

    private static void ListenOn(WebApplicationBuilder builder, GatewayOptions options)
    {
        var certificate = TlsMaterial.ReadCertificate(options.Listen.Certificate, options.Listen.Key);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = options.Limits.Connections;
            kestrel.Limits.MaxRequestBodySize = options.Limits.ManagementBytes;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.Http2.InitialConnectionWindowSize = 1 << 20;
            kestrel.Listen(IPEndPoint.Parse(options.Listen.Address), listener =>
            {
                listener.Protocols = HttpProtocols.Http1AndHttp2;
                listener.UseDrain();
                listener.UseHttps(certificate, https =>
                {
                    // Any certificate is taken here and judged in the pipeline, so that a refusal has a reason.
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.AllowAnyClientCertificate();
                    https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                });
                listener.UseDrainAfterTls();
            });
            kestrel.Listen(IPEndPoint.Parse(options.Management.Address), listener =>
            {
                listener.Protocols = HttpProtocols.Http1;
                listener.MarkAsManagement();
            });
            kestrel.Listen(IPEndPoint.Parse(options.Management.GrpcAddress), listener =>
            {
                listener.Protocols = HttpProtocols.Http2;
                listener.MarkAsManagement();
            });
        });
    }

    private static void Map(WebApplication app, GatewayOptions options)
    {
        app.MapSharedData();
        app.MapCertificates();
        app.MapApis();
        app.MapMaterials();
        app.MapContracts();
        app.MapGrpcService<ManagementGrpc>().AsGoverned(StewardPolicy.Name);
        app.MapReverseProxy().AsExchange();
        app.MapGatewayHealth();
    }

    private static void CopyTo(ExchangeLogOptions from, ExchangeLogOptions to)
    {
        foreach (var property in typeof(ExchangeLogOptions).GetProperties())
        {
            property.SetValue(to, property.GetValue(from));
        }
    }

    private Uri AddressOf(string scheme) => _app.Services.GetRequiredService<IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses
        .Select(address => new Uri(address))
        .First(address => address.Scheme == scheme);
}
