using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gateway.Demo.Running;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Demo.Tax;

/// <summary>Taxation's own API: HTTP and JSON, for whoever signs as the national platform demands.</summary>
internal sealed class TaxApi : IDepartmentApi
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly WebApplication _app;

    private TaxApi(WebApplication app, TaxRecords records) => (_app, Records) = (app, records);

    /// <summary>Base address: <c>http://127.0.0.1:port/sw</c>.</summary>
    public string Address => _app.Urls.First() + "/sw";

    /// <summary>What it answers from.</summary>
    public TaxRecords Records { get; }

    /// <summary>Starts it. Its database may still be made: it is opened by each call.</summary>
    /// <param name="endpoint">Address and port to listen at.</param>
    /// <param name="database">The database.</param>
    /// <param name="appKey">File of the app key.</param>
    /// <param name="log">File of its log; null for the console.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<TaxApi> StartAsync(
        string endpoint, string database, string appKey, string? log, TimeProvider time, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        EmbeddedLifetime.Embed(builder, log);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        EmbeddedLifetime.KeepRequestsUntraced(builder);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPEndPoint.Parse(endpoint), listener => listener.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        var api = new TaxApi(app, new TaxRecords(database));
        var signature = new TaxSignature(File.ReadAllText(appKey), time);
        app.Use((context, next) => signature.FaultOf(context.Request.Headers) is { } fault ? Told(401, "41", fault).ExecuteAsync(context) : next(context));
        api.Map();
        try
        {
            await app.StartAsync(cancellationToken);
            return api;
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

    private void Map()
    {
        _app.MapGet("/sw/nsr/{nsrsbh}", (string nsrsbh) => Answer(Records.Taxpayer(nsrsbh)));
        _app.MapGet("/sw/nsr/{nsrsbh}/qs/{nd}", (string nsrsbh, string nd) => Answer(Records.Arrears(nsrsbh, nd)));
        _app.MapGet("/sw/wszm", (string nsrsbh, string ssqq, string ssqz, string? zsxm) => Answer(Records.Payments(nsrsbh, ssqq, ssqz, zsxm ?? "")));
    }

    private static IResult Answer(JsonObject? answer) =>
        answer is null ? Told(404, "44", "未查询到该纳税人") : Results.Text(answer.ToJsonString(s_json), "application/json");

    private static IResult Told(int status, string code, string message) =>
        Results.Text(new JsonObject { ["code"] = code, ["msg"] = message }.ToJsonString(s_json), "application/json", statusCode: status);
}
