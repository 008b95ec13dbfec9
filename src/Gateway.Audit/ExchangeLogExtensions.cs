using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gateway.Audit;

/// <summary>Registers the durable log and what belongs to it.</summary>
public static class ExchangeLogExtensions
{
    /// <summary>
    /// Adds one <see cref="DurableLog"/> (also as <see cref="ILogReader"/>), opened at start before what is registered
    /// later and closed after it: register it before the servers. Its options are validated at start, all faults at once.
    /// </summary>
    /// <param name="services">Where to.</param>
    /// <param name="configure">Sets the options.</param>
    /// <param name="mayCreate">Whether tables that are missing in PostgreSQL are created; otherwise the log is refused.</param>
    public static OptionsBuilder<ExchangeLogOptions> AddExchangeLog(
        this IServiceCollection services, Action<ExchangeLogOptions> configure, bool mayCreate = true)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ExchangeLogOptions>, ExchangeLogOptionsValidator>());
        services.TryAddSingleton(provider => DurableLog.Create(
            provider.GetRequiredService<IOptions<ExchangeLogOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            provider.GetService<IMeterFactory>(),
            mayCreate));
        services.TryAddSingleton<ILogReader>(provider => provider.GetRequiredService<DurableLog>());
        services.AddHostedService(provider => new ExchangeLogHost(Later<DurableLog>(provider)));
        return services.AddOptions<ExchangeLogOptions>().Configure(configure).ValidateOnStart();
    }

    /// <summary>Adds the <see cref="RefusalAggregator"/>, written to the log of <see cref="AddExchangeLog"/> minute by minute.</summary>
    public static IServiceCollection AddRefusalAggregates(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new RefusalAggregator(
            provider.GetRequiredService<IOptions<ExchangeLogOptions>>().Value.MaxUnidentifiedAddresses));
        return services.AddHostedService(provider => new RefusalFlush(
            Later<RefusalAggregator>(provider),
            Later<DurableLog>(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<RefusalFlush>>()));
    }

    private static Lazy<T> Later<T>(IServiceProvider provider)
        where T : notnull => new(provider.GetRequiredService<T>);
}
