
using Microsoft.AspNetCore.Connections.Features;

namespace Gateway.Server.Endpoints;

/// <summary>Keeps open endpoints on the management port, and everything else off it.</summary>
internal static class ManagementPort
{
    private static readonly object s_mark = new();

    /// <summary>Marks the connections of the management listener.</summary>
    public static void MarkAsManagement(this Microsoft.AspNetCore.Server.Kestrel.Core.ListenOptions listener) => listener.Use(next => connection =>
    {
        connection.Items[s_mark] = true;
        return next(connection);
    });

    /// <summary>Answers 404 to whoever knocks at the wrong port.</summary>
    public static void UseManagementPort(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var declared = context.GetEndpoint()?.Metadata.GetMetadata<EndpointClassMetadata>();
        var isOpen = declared?.Class == EndpointClass.Open;
        var onManagement = context.Features.Get<IConnectionItemsFeature>()?.Items.ContainsKey(s_mark) == true;
        if (declared is not null && isOpen != onManagement)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(context);
    });
}
