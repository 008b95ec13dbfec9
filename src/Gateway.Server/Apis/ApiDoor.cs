using Gateway.Core.Catalogue;
using Gateway.Server.Apis.Requests;
using Gateway.Server.SharedData;

namespace Gateway.Server.Apis;

/// <summary>The door to departments' own HTTP APIs: <c>/api/{department}/{entry}/…</c>.</summary>
internal sealed class ApiDoor(SharedDataDoor door, ApiRequestReader requests, ApiPipeline pipeline)
{
    /// <summary>Serves one call.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var (request, method, api) = await requests.ReadAsync(context);
        var call = door.Call(context, Operations.Call, method, request);
        await pipeline.RunAsync(call, api, new HttpApiReply(context), context.RequestAborted);
    }
}
