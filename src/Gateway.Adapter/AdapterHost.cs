using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Gateway.Adapter.Fetching;
using Gateway.Adapter.Health;
using Gateway.Adapter.Identity;
using Gateway.Adapter.Journal;
using Gateway.Adapter.Mapping;
using Gateway.Adapter.Sources;
using Gateway.Adapter.Telemetry;
using Gateway.Hosting.Draining;
using Gateway.Hosting.Tls;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Gateway.Adapter;

/// <summary>The adapter as a host: the whole process, to run by itself or embedded.</summary>
public sealed class AdapterHost : IAsyncDisposable
{
    /// <summary>A gateway has some replicas with some connections each.</summary>
    private const int GreatestConnectionCount = 1024;

    private readonly WebApplication _app;

    private AdapterHost(WebApplication app) => _app = app;

    /// <summary>Its services, for tests.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Where the gateway connects, once started: <c>https://127.0.0.1:7443</c>.</summary>
    public Uri Address => AddressOf("https");

    /// <summary>Where health and metrics are, once started and where configured.</summary>
    public Uri ManagementAddress => AddressOf("http");

    /// <summary>Builds the host. Nothing runs yet.</summary>
    /// <param name="options">Validated options, paths absolute: see <see cref="AdapterOptionsValidator"/>.</param>
    /// <param name="configure">Changes the program before it is built: logging, clocks of tests.</param>
    /// <exception cref="Hosting.Configuration.ConfigurationException">A file or a mapping cannot be used.</exception>
    /// <exception cref="Audit.PseudonymKeyException">The key of the pseudonyms cannot be had.</exception>
    public static AdapterHost Build(AdapterOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = CreateBuilder();
        var services = builder.Services;
        // The framework tells of every request; a line for each fetch would cost more than the fetch.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // It would start an activity for each request, for a log that nobody reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        services.AddSingleton(options);
        services.AddSingleton(TimeProvider.System);
        services.AddDrain(new DrainTimes(TimeSpan.Zero, options.Drain));
        services.AddReleaseJournal(options);
        services.AddSource(options.Source);
        services.AddGatewayOnly(options.Gateway);
        services.AddFetching(options);
        services.AddSingleton<Readiness>();
        services.AddSingleton<HealthGrpc>();
        builder.AddAdapterTelemetry(options);
        ListenOn(builder, options);
        configure?.Invoke(builder);
        var app = builder.Build();
        if (options.Management.Address.Length > 0)
        {
            app.MapWhen(context => !context.Request.IsHttps, branch => branch.UseManagementPort());
        }

        app.UseMiddleware<GatewayOnly>();
        app.MapGrpcService<AdapterGrpc>();
        app.MapGrpcService<HealthGrpc>();
        return new AdapterHost(app);
    }

    /// <summary>Starts to serve.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _app.StartAsync(cancellationToken);
        var services = _app.Services;
        AdapterLog.Started(
            services.GetRequiredService<ILogger<AdapterHost>>(),
            services.GetRequiredService<AdapterOptions>().Department,
            services.GetRequiredService<MappingSet>().Count,
            services.GetRequiredService<ISource>().Dialect.System);
    }

    /// <summary>Serves until the process is told to stop, then drains.</summary>
    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await StartAsync(cancellationToken);
        await _app.WaitForShutdownAsync(cancellationToken);
    }

    /// <summary>Is not ready, takes no new call, lets the running ones end, and closes the journal.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _app.StopAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>A bare builder: the adapter has one configuration file of its own, and watches no folder for others.</summary>
    private static WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Gateway.Adapter" });
        builder.Configuration.AddEnvironmentVariables();
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Grpc", LogLevel.Warning);
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.UseUtcTimestamp, console.TimestampFormat) = (true, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z' "));
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore();
        return builder;
    }

    private static void ListenOn(WebApplicationBuilder builder, AdapterOptions options)
    {
        var certificate = TlsMaterial.ReadCertificate(options.Listen.Certificate, options.Listen.Key);
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(options.Listen.Certificate);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentConnections = GreatestConnectionCount;
            kestrel.Limits.Http2.MaxStreamsPerConnection = 256;
            kestrel.Limits.Http2.InitialConnectionWindowSize = 1 << 20;
            kestrel.Listen(IPEndPoint.Parse(options.Listen.Address), listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                listen.UseDrain();
                listen.UseHttps(https =>
                {
                    https.ServerCertificate = certificate;
                    https.ServerCertificateChain = chain;
                    https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                    // Any certificate passes the handshake; GatewayOnly refuses with a reason.
                    https.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                    https.AllowAnyClientCertificate();
                });
                listen.UseDrainAfterTls();
            });
            if (options.Management.Address.Length > 0)
            {
                kestrel.Listen(IPEndPoint.Parse(options.Management.Address), listen => listen.Protocols = HttpProtocols.Http1);
            }
        });
    }

    private Uri AddressOf(string scheme)
    {
        var addresses = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return addresses.Select(address => new Uri(address)).FirstOrDefault(address => address.Scheme == scheme)
            ?? throw new InvalidOperationException("The adapter does not listen there, or not yet.");
    }
}
