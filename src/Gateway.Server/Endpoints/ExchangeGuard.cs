using System.Globalization;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Management;
using Gateway.Server.SharedData;
using Microsoft.AspNetCore.Http.Features;
using StatusCode = Grpc.Core.StatusCode;

namespace Gateway.Server.Endpoints;

/// <summary>
/// Guards by class what the framework would do before a handler runs: no stranger's body is read where only
/// stewards may write, and a message that the framework itself refuses is recorded all the same.
/// </summary>
internal static class ExchangeGuard
{
    /// <summary>
    /// More than a window of HTTP/2 lets arrive unread, so that gRPC reads the length of a message that is too large,
    /// and says so, before the server counts too many bytes, which a caller would see as a fault of ours.
    /// </summary>
    internal const int Room = 1 << 20;

    public static void UseEndpointGuards(this IApplicationBuilder app, GatewayOptions options) => app.Use(async (context, next) =>
    {
        switch (context.GetEndpoint()?.Metadata.GetMetadata<EndpointClassMetadata>()?.Class)
        {
            case EndpointClass.Exchange:
                Limit(context, options.Limits.RequestBytes);
                await next(context);
                await RecordUntakenAsync(context);
                return;
            case EndpointClass.Governed when context.RequestServices.GetRequiredService<StewardPolicy>().Check(context).Refusal is not null:
                // The handler refuses with the reason; it needs no body for that.
                Limit(context, options.Limits.RequestBytes);
                break;
        }

        await next(context);
    });

    private static void Limit(HttpContext context, long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = bytes + Room;
        }
    }

    private static async Task RecordUntakenAsync(HttpContext context)
    {
        if (context.Items.ContainsKey(SharedDataDoor.Taken) || context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        var services = context.RequestServices;
        var request = ExchangeRequest.NotRead(new Refusal(StatusOf(context) switch
        {
            StatusCode.ResourceExhausted => Reasons.RequestTooLarge,
            StatusCode.DeadlineExceeded => Reasons.DeadlineExceeded,
            _ => Reasons.RequestMalformed,
        }));
        var call = services.GetRequiredService<SharedDataDoor>().Call(context, Operations.None, SharedDataDoor.Service, request);
        await services.GetRequiredService<ExchangePipeline>().LookupAsync(call, CancellationToken.None);
    }

    private static StatusCode StatusOf(HttpContext context)
    {
        var status = context.Response.Headers["grpc-status"].FirstOrDefault()
            ?? context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers["grpc-status"].FirstOrDefault();
        return int.TryParse(status, CultureInfo.InvariantCulture, out var code) ? (StatusCode)code : StatusCode.Unknown;
    }
}
