using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Requests;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Endpoints;

namespace Gateway.Server.Apis;

/// <summary>Departments' own APIs.</summary>
internal static class ApiExtensions
{
    public static void AddApis(this IServiceCollection services)
    {
        services.AddApiCredentials();
        services.AddSingleton<ApiUpstreams>();
        services.AddSingleton<DestinationHealth>();
        services.AddSingleton<ApiCaller>();
        services.AddSingleton<ApiPipeline>();
        services.AddSingleton<ApiRequestReader>();
        services.AddSingleton<ApiDoor>();
    }

    public static void MapApis(this WebApplication app) =>
        app.Map($"/{ApiRequestReader.Root}/{{**path}}", app.Services.GetRequiredService<ApiDoor>().ServeAsync).AsExchange();
}
