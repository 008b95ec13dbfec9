using Gateway.Server.Endpoints;
using Gateway.Server.SharedData.Json;
using Gateway.Server.SharedData.Typed;
using Grpc.AspNetCore.Server.Model;

namespace Gateway.Server.SharedData;

/// <summary>The doors to shared data: each entry's own service, the service for callers without stubs, and JSON.</summary>
internal static class SharedDataExtensions
{
    public static void AddSharedData(this IServiceCollection services)
    {
        services.AddSingleton<SharedDataDoor>();
        services.AddSingleton<Replies>();
        services.AddSingleton<SharedDataGrpc>();
        services.AddSingleton<TypedGrpc>();
        services.AddSingleton<JsonBody>();
        services.AddSingleton<JsonDoor>();
        services.AddSingleton<IServiceMethodProvider<SharedDataGrpc>, SharedDataMethods>();
        services.AddSingleton<IServiceMethodProvider<TypedGrpc>, TypedMethods>();
    }

    public static void MapSharedData(this WebApplication app)
    {
        app.MapGrpcService<SharedDataGrpc>().AsExchange();
        app.MapGrpcService<TypedGrpc>().AsExchange();
        var json = app.Services.GetRequiredService<JsonDoor>();
        app.MapPost("/v1/data/{department}/{entry}:lookup", json.LookupAsync).AsExchange();
        app.MapPost("/v1/data/{department}/{entry}:verify", json.VerifyAsync).AsExchange();
        app.MapPost("/v1/data/{department}/{entry}:lookupMany", json.LookupManyAsync).AsExchange();
    }
}
