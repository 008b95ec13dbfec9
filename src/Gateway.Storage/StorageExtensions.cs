using Gateway.Core.Calendars;
using Gateway.Storage.Cases;
using Gateway.Storage.Certificates;
using Gateway.Storage.Databases;
using Gateway.Storage.Following;
using Gateway.Storage.Quotas;
using Gateway.Storage.Registrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Gateway.Storage;

/// <summary>Adds the control plane's storage to a host.</summary>
public static class StorageExtensions
{
    /// <summary>
    /// Adds <see cref="RegistryStore"/>, <see cref="SnapshotFollower"/>, <see cref="CertificateLedger"/>, <see cref="FeedFollower"/>,
    /// <see cref="QuotaMeter"/>, <see cref="QuotaWatch"/>, <see cref="QuotaLedger"/>, <see cref="MismatchLedger"/>, <see cref="ReplicaRegistry"/>,
    /// <see cref="CaseStore"/>, <see cref="JurisdictionClock"/> and <see cref="DatabaseMigrator"/>. The host migrates
    /// before anything else starts, follows and beats while it runs, and gives quotas back when it stops.
    /// </summary>
    /// <exception cref="ArgumentException">The options have faults; the message tells all.</exception>
    public static IServiceCollection AddGatewayStorage(this IServiceCollection services, StorageOptions options)
    {
        var faults = StorageOptionsValidator.Validate(options);
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join('\n', faults.Select(fault => $"{fault.Key}: {fault.Message}")), nameof(options));
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ControlDatabase.Create(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<HeadSignal>();
        services.AddSingleton(provider => new JurisdictionClock(provider.GetRequiredService<TimeProvider>(), zone));
        services.AddSingleton(provider => new DatabaseMigrator(
            provider.GetRequiredService<ControlDatabase>(), provider.GetRequiredService<ILogger<DatabaseMigrator>>()));
        services.AddSingleton(provider => new DatabaseProbe(provider.GetRequiredService<ControlDatabase>()));
        services.AddSingleton(provider => new RegistryStore(
            provider.GetRequiredService<ControlDatabase>(),
            provider.GetRequiredService<HeadSignal>(),
            zone,
            provider.GetService<IApiAllowance>(),
            provider.GetRequiredService<ILogger<RegistryStore>>()));
        services.AddSingleton(provider => new SnapshotFollower(
            provider.GetRequiredService<ControlDatabase>(),
            provider.GetRequiredService<HeadSignal>(),
            options,
            zone,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SnapshotFollower>>()));
        services.AddSingleton(provider => new HeadListener(
            provider.GetRequiredService<ControlDatabase>(),
            provider.GetRequiredService<HeadSignal>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HeadListener>>()));
        services.AddSingleton(provider => new CertificateLedger(
            provider.GetRequiredService<ControlDatabase>(),
            provider.GetRequiredService<HeadSignal>(),
            provider.GetRequiredService<ILogger<CertificateLedger>>()));
        services.AddSingleton(provider => new FeedFollower(
            provider.GetRequiredService<ControlDatabase>(),
            provider.GetRequiredService<HeadSignal>(),
            options,
            FeedFollower.Capacity,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FeedFollower>>()));
        services.AddSingleton(provider => new QuotaLedger(provider.GetRequiredService<ControlDatabase>()));
        services.AddSingleton(provider => new CaseStore(provider.GetRequiredService<ControlDatabase>()));
        services.AddSingleton(provider => new MismatchLedger(provider.GetRequiredService<ControlDatabase>()));
        services.AddSingleton(provider => new ReplicaRegistry(
            provider.GetRequiredService<ControlDatabase>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ReplicaRegistry>>()));
        services.AddSingleton(provider => new QuotaMeter(
            provider.GetRequiredService<QuotaLedger>(),
            provider.GetRequiredService<ReplicaRegistry>(),
            provider.GetRequiredService<JurisdictionClock>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QuotaMeter>>()));
        services.AddSingleton(provider => new QuotaWatch(
            provider.GetRequiredService<QuotaLedger>(),
            provider.GetRequiredService<QuotaMeter>(),
            provider.GetRequiredService<JurisdictionClock>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<QuotaWatch>>()));
        services.AddHostedService(provider => new MigrationAtStart(provider.GetRequiredService<DatabaseMigrator>(), options));
        services.AddHostedService(provider => provider.GetRequiredService<SnapshotFollower>());
        services.AddHostedService(provider => provider.GetRequiredService<FeedFollower>());
        services.AddHostedService(provider => provider.GetRequiredService<HeadListener>());
        services.AddHostedService(provider => provider.GetRequiredService<ReplicaRegistry>());
        services.AddHostedService(provider => provider.GetRequiredService<QuotaMeter>());
        services.AddHostedService(provider => provider.GetRequiredService<QuotaWatch>());
        return services;
    }
}
