using Gateway.Server.Certificates.Caching.Redis;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Gateway.Server.Certificates.Caching;

/// <summary>Registers the cache of certificates.</summary>
internal static class CertificateCacheExtensions
{
    /// <summary>
    /// Adds one <see cref="CertificateCache"/>, which needs an <see cref="ICertificateFeed"/>. Its options are validated at start, all faults at
    /// once.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="masterKey">32 bytes, the same on all replicas, kept outside Redis.</param>
    /// <param name="configure">Sets the options.</param>
    public static OptionsBuilder<CertificateCacheOptions> AddCertificateCache(
        this IServiceCollection services, Func<IServiceProvider, ReadOnlyMemory<byte>> masterKey, Action<CertificateCacheOptions> configure)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CertificateCacheOptions>, CertificateCacheOptionsValidator>());
        services.AddSingleton<CacheMetrics>();
        services.AddSingleton<Coherence>();
        services.AddSingleton(provider => new ValueSeal(masterKey(provider), provider.GetRequiredService<Coherence>()));
        services.AddSingleton(provider => new RedisLevels(OptionsOf(provider).Redis is { } redis ? NewLevel(provider, redis) : null));
        services.AddSingleton(provider => new CertificateCache(
            OptionsOf(provider),
            provider.GetRequiredService<Coherence>(),
            provider.GetRequiredService<ValueSeal>(),
            provider.GetRequiredService<RedisLevels>().Level,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<CacheMetrics>(),
            provider.GetRequiredService<ILogger<CertificateCache>>()));
        return services.AddOptions<CertificateCacheOptions>().Configure(configure).ValidateOnStart();
    }

    /// <summary>Redis as the cache needs it: it goes on trying to connect, and nothing waits in line for a connection.</summary>
    internal static RedisCache Connect(string connection)
    {
        var configuration = ConfigurationOptions.Parse(connection);
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        return new RedisCache(Options.Create(new RedisCacheOptions { ConfigurationOptions = configuration }));
    }

    private static CertificateCacheOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<CertificateCacheOptions>>().Value;

    private static RedisLevel NewLevel(IServiceProvider provider, string connection) => new(
        Connect(connection),
        OptionsOf(provider),
        provider.GetRequiredService<ValueSeal>(),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<CacheMetrics>(),
        provider.GetRequiredService<ILogger<RedisLevel>>());
}
