using Gateway.Server.Certificates.Caching;
using StackExchange.Redis;

namespace Gateway.Server.Doctor.Checks;

/// <summary>Redis, where there is one: only a help, so that its absence is a warning.</summary>
internal sealed class RedisCheck(CertificateCacheOptions options) : ICheck
{
    public string Name => "redis";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellationToken)
    {
        if (options.Redis is not { } connection)
        {
            return [Finding.Well(Name, "", "none is configured: certificates are cached in memory alone.", "未配置：电子证照只在内存中缓存。")];
        }

        try
        {
            var settings = ConfigurationOptions.Parse(connection);
            settings.AbortOnConnectFail = true;
            settings.ConnectRetry = 0;
            await using var redis = await ConnectionMultiplexer.ConnectAsync(settings).WaitAsync(cancellationToken);
            var trip = await LeastAsync(redis.GetDatabase(), cancellationToken);
            return [trip <= options.RedisTimeout
                ? Finding.Well(Name, "", $"answers in {trip.TotalMilliseconds:F1} ms.", $"{trip.TotalMilliseconds:F1} 毫秒内回答。")
                : new(Name, "", FindingState.Warning, new($"answers after {trip.TotalMilliseconds:F0} ms, later than anybody waits for it.", $"{trip.TotalMilliseconds:F0} 毫秒后才回答，没有调用会等这么久。"),
                    new("Look at its load and the network, or do without it.", "检查其负载与网络，或不使用它。"))];
        }
        catch (Exception fault) when (fault is RedisException or TimeoutException)
        {
            // The message could show a part of the connection string.
            return [new(Name, "", FindingState.Warning, new("does not answer, or refuses the password.", "没有回答，或拒绝了口令。"),
                new("Look whether it runs and at certificates.redis. Meanwhile memory and the sources do.", "检查其是否运行及 certificates.redis。其间由内存与来源承担。"))];
        }
    }

    /// <summary>The least of some, after one that does not count: it opens what the others use.</summary>
    private static async Task<TimeSpan> LeastAsync(IDatabase redis, CancellationToken cancellationToken)
    {
        await redis.PingAsync().WaitAsync(cancellationToken);
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var trip = await redis.PingAsync().WaitAsync(cancellationToken);
            least = trip < least ? trip : least;
        }

        return least;
    }
}
