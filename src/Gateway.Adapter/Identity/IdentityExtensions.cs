namespace Gateway.Adapter.Identity;

/// <summary>Registers who may call.</summary>
internal static class IdentityExtensions
{
    public static IServiceCollection AddGatewayOnly(this IServiceCollection services, CallerOptions options) =>
        services.AddSingleton(provider => new GatewayCertificates(options, provider.GetRequiredService<TimeProvider>()));
}
