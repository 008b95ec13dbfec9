using Gateway.Audit;

namespace Gateway.Adapter.Journal;

/// <summary>Registers the journal and the key of its pseudonyms.</summary>
internal static class JournalExtensions
{
    /// <summary>Throws <see cref="PseudonymKeyException"/> where the key cannot be had.</summary>
    public static IServiceCollection AddReleaseJournal(this IServiceCollection services, AdapterOptions options)
    {
        services.AddExchangeLog(log =>
        {
            log.Store = LogStoreKind.Sqlite;
            log.Path = options.Journal.Path;
            log.Origin = options.Journal.Origin;
        });
        services.AddSingleton(PseudonymKeyFile.Load(options.Pseudonyms));
        return services.AddSingleton<ReleaseJournal>();
    }
}
