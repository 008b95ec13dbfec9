using Gateway.Server.Contracts.Reflection;
using Gateway.Server.Endpoints;
using Gateway.Server.Identity;
using Grpc.AspNetCore.Server.Model;

namespace Gateway.Server.Contracts;

internal static class ContractExtensions
{
    /// <summary>Adds what hands out contracts.</summary>
    public static void AddContracts(this IServiceCollection services)
    {
        services.AddSingleton<RegisteredSystemPolicy>();
        services.AddSingleton<ContractReading>();
        services.AddSingleton<ContractEndpoints>();
        services.AddSingleton<ReflectionGrpc>();
        services.AddSingleton<IServiceMethodProvider<ReflectionGrpc>, ReflectionMethods>();
        services.AddGrpc().AddServiceOptions<ReflectionGrpc>(grpc =>
        {
            grpc.MaxReceiveMessageSize = ReflectionGrpc.GreatestRequest;
            grpc.CompressionProviders.Clear();
        });
    }

    /// <summary>Maps <c>/v1/contracts</c> and server reflection.</summary>
    public static void MapContracts(this WebApplication app)
    {
        var contracts = app.Services.GetRequiredService<ContractEndpoints>();
        app.MapGet("/v1/contracts.zip", contracts.ZipAsync).AsGoverned(RegisteredSystemPolicy.Name);
        app.MapGet("/v1/contracts/openapi.json", contracts.AllOpenApiAsync).AsGoverned(RegisteredSystemPolicy.Name);
        app.MapGet("/v1/contracts/{department}/{entry}.proto", contracts.ProtoAsync).AsGoverned(RegisteredSystemPolicy.Name);
        app.MapGet("/v1/contracts/{department}/{entry}.openapi.json", contracts.OpenApiAsync).AsGoverned(RegisteredSystemPolicy.Name);
        app.MapGrpcService<ReflectionGrpc>().AsGoverned(RegisteredSystemPolicy.Name);
    }
}
