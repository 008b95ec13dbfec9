using Gateway.Server.Apis.Requests;

namespace Gateway.Server.Apis.Grpc;

/// <summary>
/// Points calls of departments' own gRPC APIs at the one endpoint that is registered. They come to their methods' own paths, so that any
/// stub works, and are told from calls of the gateway's services by the entry that their metadata name.
/// </summary>
internal static class GrpcApiPaths
{
    /// <summary>The registered path; no caller knows it, and it cannot be called by its own name.</summary>
    public const string Path = "/gateway.internal.GrpcApi/Call";

    private const string Service = "/gateway.internal.GrpcApi";
    private const string Grpc = "application/grpc";
    private const string GrpcWeb = "application/grpc-web";
    private const string EntryHeader = ContextHeaders.Prefix + "Entry";
    private static readonly PathString s_path = new(Path);

    /// <summary>Comes before routing.</summary>
    public static void UseGrpcApiPaths(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (IsCall(request))
        {
            request.Path = s_path;
        }
        else if (request.Path.Value!.StartsWith(Service, StringComparison.OrdinalIgnoreCase))
        {
            request.Path = "/";
        }

        return next(context);
    });

    private static bool IsCall(HttpRequest request) =>
        HttpMethods.IsPost(request.Method)
        && HttpProtocol.IsHttp2(request.Protocol)
        && request.ContentType is { } type
        && type.StartsWith(Grpc, StringComparison.OrdinalIgnoreCase)
        && !type.StartsWith(GrpcWeb, StringComparison.OrdinalIgnoreCase)
        && request.Headers.ContainsKey(EntryHeader);
}
