namespace Gateway.Adapter.Sources;

/// <summary>Registers the database.</summary>
internal static class SourceExtensions
{
    public static IServiceCollection AddSource(this IServiceCollection services, SourceOptions options) => services
        .AddSingleton(options)
        .AddSingleton(provider => SourceFactory.Create(options, provider.GetRequiredService<TimeProvider>()));
}
