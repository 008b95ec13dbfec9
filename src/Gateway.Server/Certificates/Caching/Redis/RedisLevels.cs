namespace Gateway.Server.Certificates.Caching.Redis;

/// <summary>The Redis level, where there is one; ends with the program.</summary>
internal sealed record RedisLevels(RedisLevel? Level) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Level?.DisposeAsync() ?? ValueTask.CompletedTask;
}
