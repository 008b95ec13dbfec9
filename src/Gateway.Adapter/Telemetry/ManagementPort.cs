using Gateway.Adapter.Health;
using Gateway.Hosting.Telemetry;

namespace Gateway.Adapter.Telemetry;

/// <summary>What the plain port answers.</summary>
internal static class ManagementPort
{
    public static void UseManagementPort(this IApplicationBuilder app)
    {
        if (TelemetryExport.HasPage)
        {
            app.Use(async (context, next) =>
            {
                // Whether the database answers is known of when somebody asks.
                if (context.Request.Path == "/metrics")
                {
                    await context.RequestServices.GetRequiredService<Readiness>().FaultAsync(context.RequestAborted);
                }

                await next(context);
            });
            app.UseOpenTelemetryPrometheusScrapingEndpoint(context => context.Request.Path == "/metrics");
        }

        app.Run(AnswerAsync);
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var fault = context.Request.Path.Value switch
        {
            "/healthz" => null,
            "/readyz" => await context.RequestServices.GetRequiredService<Readiness>().FaultAsync(context.RequestAborted),
            _ => "",
        };
        context.Response.StatusCode = fault switch
        {
            null => StatusCodes.Status200OK,
            "" => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        await context.Response.WriteAsync(fault ?? "ok", context.RequestAborted);
    }
}
