using System.Diagnostics.CodeAnalysis;
using Gateway.Client.Receipts;
using Gateway.Client.Telemetry;
using Grpc.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Gateway.Client;

/// <summary>Registers the gateway with an application.</summary>
public static class GatewayClientExtensions
{
    /// <summary>Registers a <see cref="GatewayClient"/>. The options are checked when the application starts, every fault in one message.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, Action<GatewayClientOptions> configure)
    {
        services.AddOptions<GatewayClientOptions>().Configure(configure).ValidateOnStart();
        return services.AddClient();
    }

    /// <summary>Registers a <see cref="GatewayClient"/> with options of a configuration's section; a key that is unknown is a fault.</summary>
    public static IServiceCollection AddGateway(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<GatewayClientOptions>().Bind(section, binder => binder.ErrorOnUnknownConfiguration = true).ValidateOnStart();
        return services.AddClient();
    }

    /// <summary>Registers a client that was generated from a contract of the gateway: <c>AddGatewayService&lt;ResidentService.ResidentServiceClient&gt;()</c>.</summary>
    public static IServiceCollection AddGatewayService<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TClient>(
        this IServiceCollection services)
        where TClient : ClientBase<TClient>
    {
        services.TryAddSingleton(provider =>
            (TClient)Activator.CreateInstance(typeof(TClient), provider.GetRequiredService<GatewayClient>().CallInvoker)!);
        return services;
    }

    private static IServiceCollection AddClient(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddLogging();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GatewayClientOptions>, GatewayClientOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ClientMetrics>();
        services.TryAddSingleton<IReceiptStore>(provider =>
            provider.GetRequiredService<IOptions<GatewayClientOptions>>().Value.ReceiptFile is { } file ? new FileReceiptStore(file) : NoReceiptStore.Instance);
        services.TryAddSingleton<GatewayClient>();
        return services.AddGatewayService<Contracts.V1.SharedDataService.SharedDataServiceClient>();
    }
}
