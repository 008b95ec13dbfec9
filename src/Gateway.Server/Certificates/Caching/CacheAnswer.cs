using System.Collections.Immutable;
using Gateway.Core.Certificates;

namespace Gateway.Server.Certificates.Caching;

/// <summary>An answer with all that decides whether it may be given. Immutable, but that its bytes are read once.</summary>
internal sealed record CacheAnswer
{
    private object? _read;

    /// <summary>The bytes that the source gave.</summary>
    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Everything whose events end it.</summary>
    public ImmutableArray<InvalidationKey> Keys { get; init; } = [];

    /// <summary>Why there is no answer; null where there is one.</summary>
    public object? Failure { get; init; }

    /// <summary>When its fill began, by the clock of the replica that filled it.</summary>
    public DateTimeOffset FilledAt { get; init; }

    /// <summary>The same by this replica's timestamps.</summary>
    public long FilledStamp { get; init; }

    /// <summary>How long it may be served from then on.</summary>
    public TimeSpan Lifetime { get; init; }

    /// <summary>Where the feed stood when its fill began; null where that could not be confirmed.</summary>
    public FeedPoint? Began { get; init; }

    /// <summary>When its fill began by the database's clock, and when the register was read for it; null where there was nothing to read of, and of what comes from Redis.</summary>
    public RegisterReading? Reading { get; init; }

    /// <summary>Where it came from.</summary>
    public CacheLevel Level { get; init; }

    /// <summary>
    /// What the bytes say: read by the first who asks, and the same object for all who ask later, so that it must not be changed.
    /// </summary>
    public T Read<T>(Func<ReadOnlyMemory<byte>, T> read)
        where T : class
    {
        if (Volatile.Read(ref _read) is { } known)
        {
            return (T)known;
        }

        var answer = read(Payload);
        return (T?)Interlocked.CompareExchange(ref _read, answer, null) ?? answer;
    }

    /// <summary>No answer.</summary>
    public static CacheAnswer Failed(object failure) => new() { Failure = failure, Level = CacheLevel.Source };
}
