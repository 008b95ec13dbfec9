using Gateway.Adapter.Mapping;
using Gateway.Adapter.Preparing;
using Gateway.Adapter.Verifying;
using Gateway.Hosting.Configuration;

namespace Gateway.Adapter.Fetching;

/// <summary>Registers what answers the contract.</summary>
internal static class FetchingExtensions
{
    private const int GreatestRequest = 4 << 20;

    /// <summary>Throws <see cref="ConfigurationException"/> where a mapping has faults.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services, AdapterOptions options)
    {
        var flaws = new MappingFlaws();
        var mappings = MappingFolder.Load(options.Mapping.Folder, options.Department, flaws);
        if (flaws.Count > 0)
        {
            throw new ConfigurationException(string.Join(Environment.NewLine, flaws.All));
        }

        services.AddGrpc(grpc =>
        {
            grpc.EnableDetailedErrors = false;
            grpc.MaxReceiveMessageSize = GreatestRequest;
            grpc.CompressionProviders.Clear();
            grpc.IgnoreUnknownServices = false;
        });
        return services
            .AddSingleton(mappings)
            .AddSingleton(options.Mapping)
            .AddSingleton<EntryPlanner>()
            .AddSingleton<PlanStore>()
            .AddSingleton<QueryRunner>()
            .AddSingleton<Fetcher>()
            .AddSingleton<ManyFetcher>()
            .AddSingleton(options.Names.ToTable([]))
            .AddSingleton<Verifier>()
            .AddSingleton<AdapterGrpc>();
    }
}
