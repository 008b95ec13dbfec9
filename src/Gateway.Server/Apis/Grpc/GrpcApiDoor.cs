using Gateway.Core.Catalogue;
using Gateway.Server.Endpoints;
using Gateway.Server.SharedData;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Server.Apis.Grpc;

/// <summary>The door to departments' own gRPC APIs.</summary>
internal sealed class GrpcApiDoor(SharedDataDoor door, GrpcRequestReader requests, GrpcApiPipeline pipeline)
{
    /// <summary>Serves one call.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var (request, method, timeout, target) = requests.Read(context);
        BodyRate.Lift(context);
        if (target?.Operation.Grpc!.ClientStreams == true)
        {
            LetStream(context);
        }

        var call = door.Call(context, Operations.Call, method, request, timeout);
        await pipeline.RunAsync(call, target, new GrpcApiReply(context), context.RequestAborted);
    }

    /// <summary>A stream may be as long as it is, and idle: each message of it is bounded as it comes.</summary>
    private static void LetStream(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }
    }
}
