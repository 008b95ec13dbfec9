using Gateway.Server.Apis.Credentials;
using Gateway.Server.Apis.Grpc;
using Gateway.Server.Apis.Grpc.Upstream;
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
        services.AddSingleton<GrpcUpstream>();
        services.AddSingleton<GrpcApiPipeline>();
        services.AddSingleton<GrpcRequestReader>();
        services.AddSingleton<GrpcApiDoor>();
    }

    public static void MapApis(this WebApplication app)
    {
        app.Map($"/{ApiRequestReader.Root}/{{**path}}", app.Services.GetRequiredService<ApiDoor>().ServeAsync).AsExchange();
        app.MapPost(GrpcApiPaths.Path, app.Services.GetRequiredService<GrpcApiDoor>().ServeAsync).AsExchange();
    }
}
