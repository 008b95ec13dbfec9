using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Gateway.Server.Endpoints;

/// <summary>How slowly a body may come over HTTP/2.</summary>
internal static class BodyRate
{
    /// <summary>Greatest time for a body that is read as a whole.</summary>
    public static readonly TimeSpan Greatest = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Lifts the server's own bound. For one body that is too slow it ends the connection, and in HTTP/2 every call of the caller's with it; whoever
    /// reads the body bounds its time instead.
    /// </summary>
    public static void Lift(HttpContext context)
    {
        if (HttpProtocol.IsHttp2(context.Request.Protocol) && context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }
    }
}
