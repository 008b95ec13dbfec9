using Gateway.Adapter.Telemetry;
using Google.Protobuf;
using Microsoft.AspNetCore.Connections.Features;

namespace Gateway.Adapter.Identity;

/// <summary>
/// Lets the gateway's calls through and answers all others before any work. Any certificate passes the
/// handshake, so that a refusal has a reason; what came of it is kept with the connection.
/// </summary>
internal sealed class GatewayOnly(RequestDelegate next, GatewayCertificates certificates, TimeProvider time, ILogger<GatewayOnly> logger)
{
    private static readonly object Key = new();

    private readonly LogThrottle _throttle = new(time);

    public Task InvokeAsync(HttpContext context)
    {
        var items = context.Features.Get<IConnectionItemsFeature>()?.Items;
        if (items is not null && items.TryGetValue(Key, out var known) && known is Admission admission && time.GetUtcNow() < admission.Until)
        {
            return next(context);
        }

        var refusal = certificates.Refusal(context.Connection.ClientCertificate, out var until);
        if (refusal is null)
        {
            if (items is not null)
            {
                items[Key] = new Admission(until);
            }

            return next(context);
        }

        if (_throttle.TryPass(out var others))
        {
            AdapterLog.CallerRefused(logger, context.Connection.RemoteIpAddress, refusal.Message, others);
        }

        return RefuseAsync(context, refusal);
    }

    private static Task RefuseAsync(HttpContext context, Google.Rpc.Status refusal)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = refusal.Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(refusal.Message);
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(refusal.ToByteArray()).TrimEnd('=');
        return Task.CompletedTask;
    }

    private sealed record Admission(DateTimeOffset Until);
}
