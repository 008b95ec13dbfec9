using Gateway.Benchmarks.Exchanges.Servers;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gateway.Benchmarks.Apis.Json;

/// <summary>A department's API with one answer for all, over HTTP/1.1 and HTTP/2.</summary>
internal static class ServeJson
{
    public const string Mode = "serve-json";

    public static Task<int> RunAsync(string[] arguments) => PlainHost.RunAsync(
        ServerPlace.Parse(arguments),
        _ => { },
        app => app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = PersonDocument.Bytes.Length;
            return context.Response.Body.WriteAsync(PersonDocument.Bytes).AsTask();
        }),
        HttpProtocols.Http1AndHttp2);
}
