using Gateway.Server.Apis.Credentials.Renewing;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Gateway.Server.Apis.Credentials;

/// <summary>Registers the credentials of departments' APIs.</summary>
internal static class ApiCredentialExtensions
{
    /// <summary>Adds <see cref="ApiCredentials"/>, which needs <see cref="GatewayOptions"/>.</summary>
    public static IServiceCollection AddApiCredentials(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICredentialInvokers, CredentialInvokers>();
        services.TryAddSingleton<ApiCredentials>();
        return services;
    }
}
