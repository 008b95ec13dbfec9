using System.Diagnostics;
using Gateway.Contracts.Certificates.V1;
using Gateway.Contracts.V1;
using Gateway.Server.Tests.City;
using Gateway.Testing;

namespace Gateway.Server.Tests.Certificates.Processes;

/// <summary>A gateway whose Redis is down or hangs.</summary>
public sealed class RedisAwayTests : IAsyncLifetime
{
    private const int Callers = 64;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    // Far longer than the 50 ms of a gateway, so that a busy machine tells a call that waits for Redis from one that waits for it.
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(3);

    private RedisServer _redis = null!;

    public async ValueTask InitializeAsync() => _redis = await RedisServer.StartAsync();

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Fact]
    public async Task A_gateway_starts_and_answers_without_a_redis_that_is_down() => await StartsAsync(_redis.Kill);

    [Fact]
    public async Task A_gateway_starts_and_answers_without_a_redis_that_hangs() => await StartsAsync(_redis.Pause);

    [Fact]
    public async Task Once_redis_hangs_one_call_waits_for_it_and_no_other()
    {
        await using var city = await StartAsync();
        await Poll.UntilAsync(
            async () =>
            {
                await city.GetAsync(LicenceCity.Identifier(1));
                return await _redis.CommandAsync("DBSIZE") != ":0";
            },
            s_patience,
            "the gateway uses Redis");
        Hold(city);

        _redis.Pause();
        var times = await Task.WhenAll(Enumerable.Range(100, Callers).Select(serial => TimeAsync(city, serial))).WaitAsync(s_patience);
        var later = await Task.WhenAll(Enumerable.Range(200, Callers).Select(serial => TimeAsync(city, serial))).WaitAsync(s_patience);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"Longest of {s_wait.TotalMilliseconds} ms: {string.Join(", ", times.OrderDescending().Take(3).Select(time => (int)time.TotalMilliseconds))} ms; later {(int)later.Max().TotalMilliseconds} ms");
        Assert.Single(times, time => time >= s_wait * 0.9);
        Assert.Equal(Callers - 1, times.Count(time => time < s_wait * 0.7));
        Assert.All(later, time => Assert.True(time < s_wait * 0.7, $"{time}"));
    }

    private static void Hold(LicenceCity city) =>
        city.City.Adapter.Fetch = (request, _) => Task.FromResult(Licence.Answer(request, [new Licence(request.Key[0].Value, Registered.Resident)]));

    private static async Task<TimeSpan> TimeAsync(LicenceCity city, int serial)
    {
        var clock = Stopwatch.StartNew();
        await AnswersAsync(city, serial, Freshness.Live);
        return clock.Elapsed;
    }

    private static async Task AnswersAsync(LicenceCity city, int serial, Freshness freshness)
    {
        var response = await city.GetAsync(LicenceCity.Identifier(serial));
        Assert.Equal((CertificateStatus.Valid, freshness), (Assert.Single(response.Certificates).Status, response.Provenance.Freshness));
    }

    private async Task StartsAsync(Action away)
    {
        away();
        await using var city = await StartAsync();
        Hold(city);

        var clock = Stopwatch.StartNew();
        await AnswersAsync(city, 1, Freshness.Live);
        await AnswersAsync(city, 1, Freshness.Cached);
        Assert.True(clock.Elapsed < s_wait * 0.7, $"{clock.Elapsed}");

        _redis.Resume();
        await _redis.RestartAsync();
        var serial = 1;
        await Poll.UntilAsync(
            async () =>
            {
                await AnswersAsync(city, ++serial, Freshness.Live);
                return await _redis.CommandAsync("DBSIZE") != ":0";
            },
            s_patience,
            "the gateway uses Redis once it is there");
    }

    private Task<LicenceCity> StartAsync() => LicenceCity.StartAsync(options =>
    {
        options.Storage.FreshnessLimit = TimeSpan.FromSeconds(10);
        options.Certificates.Redis = _redis.ConnectionString;
        options.Certificates.RedisTimeout = s_wait;
    });
}
