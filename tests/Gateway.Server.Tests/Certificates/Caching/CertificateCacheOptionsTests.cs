using Gateway.Server.Certificates.Caching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Gateway.Server.Tests.Certificates.Caching;

public sealed class CertificateCacheOptionsTests
{
    [Fact]
    public void The_defaults_are_in_order() => Assert.Empty(CertificateCacheOptionsValidator.Faults(new CertificateCacheOptions()));

    [Theory]
    [InlineData("redis.example:6380,ssl=true,password=secret")]
    [InlineData("127.0.0.1")]
    public void A_connection_string_of_Redis_is_taken(string redis) =>
        Assert.Empty(CertificateCacheOptionsValidator.Faults(new CertificateCacheOptions { Redis = redis }));

    [Theory]
    [InlineData("")]
    [InlineData("password=secret")]
    [InlineData("redis.example,ssl=perhaps")]
    [InlineData("redis.example,secret=secret")]
    [InlineData("redis.example:port,connectTimeout=secret")]
    public void Another_text_is_a_fault_that_shows_nothing_of_it(string redis)
    {
        var fault = Assert.Single(CertificateCacheOptionsValidator.Faults(new CertificateCacheOptions { Redis = redis }));

        Assert.Equal("Redis", fault.Key);
        Assert.DoesNotContain("secret", fault.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_told_at_once()
    {
        await using var services = Services(options =>
        {
            options.MemoryBytes = 1;
            options.Redis = "";
            options.RedisTimeout = TimeSpan.Zero;
            options.RedisProbeInterval = TimeSpan.FromHours(1);
            options.FillTimeout = TimeSpan.FromHours(1);
            options.RefreshShare = 1.1;
        });

        var fault = Assert.Throws<OptionsValidationException>(services.GetRequiredService<CertificateCache>);
        Assert.Equal(6, fault.Failures.Count());
    }

    [Fact]
    public async Task Without_Redis_there_is_memory()
    {
        await using var services = Services(_ => { });
        var cache = services.GetRequiredService<CertificateCache>();
        var request = new CacheRequest(
            CacheBench.KeyOf(1), "T", null, _ => Task.FromResult(Fill.Of(new byte[1], CacheBench.KeysOf(1), TimeSpan.FromHours(1), cacheable: true)));

        Assert.Equal(CacheLevel.Source, (await cache.GetAsync(request, CancellationToken.None)).Level);
        Assert.Equal(CacheLevel.Memory, (await cache.GetAsync(request, CancellationToken.None)).Level);
    }

    private static ServiceProvider Services(Action<CertificateCacheOptions> configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMetrics();
        services.AddSingleton<ICertificateFeed>(new ManualFeed(TimeProvider.System) { AlwaysFresh = true });
        services.AddCertificateCache(_ => new byte[32], configure);
        return services.BuildServiceProvider();
    }
}
