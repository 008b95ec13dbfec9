using System.Net;
using Gateway.Demo.Running;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Demo.Credit;

/// <summary>The credit office's own API: gRPC, for whoever shows its token.</summary>
internal sealed class CreditApi : IDepartmentApi
{
    private readonly WebApplication _app;

    private CreditApi(WebApplication app, CreditRecords records) => (_app, Records) = (app, records);

    /// <summary>Base address: <c>http://127.0.0.1:port</c>.</summary>
    public string Address => _app.Urls.First();

    /// <summary>What it answers from.</summary>
    public CreditRecords Records { get; }

    /// <summary>Starts it. Its database may still be made: it is opened by each call.</summary>
    /// <param name="endpoint">Address and port to listen at.</param>
    /// <param name="database">The database.</param>
    /// <param name="token">File of the token.</param>
    /// <param name="log">File of its log; null for the console.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<CreditApi> StartAsync(string endpoint, string database, string token, string? log, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        EmbeddedLifetime.Embed(builder, log);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        EmbeddedLifetime.KeepRequestsUntraced(builder);
        var records = new CreditRecords(database);
        builder.Services.AddSingleton(records);
        var secret = await File.ReadAllTextAsync(token, cancellationToken);
        builder.Services.AddGrpc(grpc => grpc.Interceptors.Add<CreditToken>(secret));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPEndPoint.Parse(endpoint), listener => listener.Protocols = HttpProtocols.Http2);
        });
        var app = builder.Build();
        app.MapGrpcService<CreditOffice>();
        try
        {
            await app.StartAsync(cancellationToken);
            return new CreditApi(app, records);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
