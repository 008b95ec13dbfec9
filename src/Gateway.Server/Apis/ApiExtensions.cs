using Gateway.Server.Apis.Credentials.Renewing;
using Gateway.Server.Apis.Grpc;
using Gateway.Server.Apis.Grpc.Upstream;
using Gateway.Server.Apis.Requests;
using Gateway.Server.Apis.Settings;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Endpoints;
using Gateway.Storage.Registrations;

namespace Gateway.Server.Apis;

/// <summary>Departments' own APIs.</summary>
internal static class ApiExtensions
{
    public static void AddApis(this IServiceCollection services)
    {
        services.AddSingleton<ICredentialInvokers, CredentialInvokers>();
        services.AddSingleton<ApiConfiguration>();
        services.AddSingleton<IApiAllowance, ApiAllowance>();
        services.AddHostedService<ApiProbes>();
        services.AddSingleton<OpenApiStreams>();
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
