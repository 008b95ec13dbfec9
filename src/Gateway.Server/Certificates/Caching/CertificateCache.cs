using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Gateway.Server.Certificates.Caching.Memory;
using Gateway.Server.Certificates.Caching.Redis;

namespace Gateway.Server.Certificates.Caching;

/// <summary>
/// Answers about certificates, out of memory, out of Redis, or of the source, which is asked once for all who ask for the same. What may be
/// given is <see cref="Coherence"/>'s to say.
/// </summary>
internal sealed class CertificateCache(
    CertificateCacheOptions options,
    Coherence coherence,
    ValueSeal? seal,
    RedisLevel? redis,
    TimeProvider time,
    CacheMetrics metrics,
    ILogger<CertificateCache> logger)
{
    private const int MostTries = 3;

    // Clocks of replicas are never quite the same; a value from further ahead than this would live too long.
    private static readonly TimeSpan s_ahead = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<CacheKey, Flight> _flights = new();
    private readonly MemoryLevel _memory = NewMemory(options, metrics);

    /// <summary>
    /// An answer, or a failure: the source's own or a <see cref="CacheFailure"/>. Only the caller's own cancellation and faults of
    /// the source are thrown.
    /// </summary>
    public ValueTask<CacheAnswer> GetAsync(in CacheRequest request, CancellationToken cancellationToken)
    {
        if (TryServe(request, again: false, out var answer))
        {
            metrics.Hit(CacheLevel.Memory, request.Type);
            return new(answer);
        }

        metrics.Miss(request.Type);
        return new(FetchAsync(request, cancellationToken));
    }

    /// <summary>
    /// To be asked after the record is durable and right before the reply: true where the answer is right as of
    /// <paramref name="checkedAt"/>.
    /// </summary>
    public bool TryConfirm(CacheAnswer answer, out DateTimeOffset checkedAt) => coherence.TryConfirm(answer, out checkedAt);

    private static MemoryLevel NewMemory(CertificateCacheOptions options, CacheMetrics metrics)
    {
        var memory = new MemoryLevel(options.MemoryBytes, metrics.Evicted);
        metrics.Observe(memory);
        return memory;
    }

    private static string ClauseOf(Standing standing) => standing switch
    {
        Standing.Unconfirmed => "unconfirmed",
        Standing.Unknown => "unknown",
        _ => "touched",
    };

    private bool TryServe(in CacheRequest request, bool again, [NotNullWhen(true)] out CacheAnswer? answer)
    {
        answer = null;
        if (!_memory.TryFind(request.Key, out var entry))
        {
            return false;
        }

        var age = time.GetElapsedTime(entry.Answer.FilledStamp);
        if (age >= entry.Answer.Lifetime || age > request.MaxAge)
        {
            Stale(again, age >= entry.Answer.Lifetime ? "expired" : "max_age", request.Type);
            return false;
        }

        var standing = coherence.Judge(coherence.Fresh, entry.Answer);
        if (standing != Standing.Held)
        {
            Stale(again, ClauseOf(standing), request.Type);
            if (standing != Standing.Unconfirmed)
            {
                _memory.Remove(entry);
            }

            return false;
        }

        _memory.Hit(entry);
        answer = entry.Answer;
        if (!again && entry.IsHot && age >= answer.Lifetime * options.RefreshShare && entry.TryRefresh())
        {
            Refresh(request);
        }

        return true;
    }

    private void Stale(bool again, string clause, string type)
    {
        if (!again)
        {
            metrics.Stale(clause, type);
        }
    }

    private async Task<CacheAnswer> FetchAsync(CacheRequest request, CancellationToken cancellationToken)
    {
        var arrived = time.GetTimestamp();
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            // The fill goes on for the others when this caller goes away.
            var answer = await Join(request).Answer.WaitAsync(cancellationToken);
            if (MayBeGiven(answer, request.MaxAge, arrived))
            {
                return answer;
            }
        }

        metrics.Stale("contended", request.Type);
        return CacheAnswer.Failed(CacheFailure.Contended);
    }

    /// <summary>
    /// The fill may have begun before this caller came, and before an event that this caller must not miss. Where the feed is not confirmed,
    /// an answer of the source is passed on, and is the caller's to judge.
    /// </summary>
    private bool MayBeGiven(CacheAnswer answer, TimeSpan? maxAge, long arrived)
    {
        if (answer.Failure is not null)
        {
            return true;
        }

        var isNew = answer.Level == CacheLevel.Source && answer.FilledStamp >= arrived;
        if (!isNew && time.GetElapsedTime(answer.FilledStamp) > maxAge)
        {
            return false;
        }

        var standing = coherence.Judge(coherence.Fresh, answer);
        return standing == Standing.Held || (standing == Standing.Unconfirmed && answer.Level == CacheLevel.Source);
    }

    private Flight Join(in CacheRequest request)
    {
        while (true)
        {
            if (_flights.TryGetValue(request.Key, out var under))
            {
                return under;
            }

            var flight = new Flight();
            if (_flights.TryAdd(request.Key, flight))
            {
                _ = FlyAsync(flight, request, ahead: false);
                return flight;
            }
        }
    }

    private void Refresh(in CacheRequest request)
    {
        var flight = new Flight();
        if (_flights.TryAdd(request.Key, flight))
        {
            _ = FlyAsync(flight, request, ahead: true);
        }
    }

    private async Task FlyAsync(Flight flight, CacheRequest request, bool ahead)
    {
        try
        {
            if (ahead)
            {
                // The caller has its answer and does not wait for what the source does before it first lets go.
                await Task.Yield();
            }

            var answer = ahead ? null : await KnownAsync(request);
            answer ??= await FillAsync(request);
            _flights.TryRemove(new(request.Key, flight));
            flight.Land(answer);
        }
        catch (Exception fault)
        {
            // All who wait get it; it is told here once.
            metrics.Filled("fault", request.Type);
            CacheLog.FillFailed(logger, request.Type, fault);
            _flights.TryRemove(new(request.Key, flight));
            flight.Crash(fault);
        }
    }

    private async ValueTask<CacheAnswer?> KnownAsync(CacheRequest request)
    {
        // A fill that ended between this caller's look into memory and its own.
        if (TryServe(request, again: true, out var landed))
        {
            return landed;
        }

        if (redis is null || request.MaxAge == TimeSpan.Zero || coherence.Fresh is null || await redis.GetAsync(request.Key) is not { } value)
        {
            return null;
        }

        if (!seal!.TryOpen(request.Key, value, out var opened, out var reason) || (reason = FaultOf(ref opened)) is not null)
        {
            metrics.Rejected(reason, request.Type);
            return null;
        }

        if (time.GetElapsedTime(opened.FilledStamp) > request.MaxAge)
        {
            metrics.Stale("max_age", request.Type);
            return null;
        }

        Keep(request, opened);
        metrics.Hit(CacheLevel.Redis, request.Type);
        return opened;
    }

    /// <summary>Why a value that was opened may not be served; null where it may.</summary>
    private string? FaultOf(ref CacheAnswer opened)
    {
        var now = time.GetUtcNow();
        if (opened.FilledAt > now + s_ahead)
        {
            return "future";
        }

        if (!coherence.IsAlive(opened, now))
        {
            return "expired";
        }

        var age = now > opened.FilledAt ? now - opened.FilledAt : TimeSpan.Zero;
        opened = coherence.FromRedis(opened with { FilledStamp = time.GetTimestamp() - StampsOf(age) });
        var standing = coherence.Judge(coherence.Fresh, opened);
        return standing == Standing.Held ? null : ClauseOf(standing);
    }

    private async Task<CacheAnswer> FillAsync(CacheRequest request)
    {
        var (filledAt, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        using var most = new CancellationTokenSource(options.FillTimeout, time);
        try
        {
            var (began, fill) = await coherence.FillAsync(request.Ask, most.Token);
            metrics.Filled(fill.Failure is null ? "filled" : "failed", request.Type);
            if (fill.Failure is not null)
            {
                return CacheAnswer.Failed(fill.Failure);
            }

            var answer = new CacheAnswer
            {
                Payload = fill.Payload,
                Keys = fill.Keys,
                FilledAt = filledAt,
                FilledStamp = stamp,
                Lifetime = fill.Lifetime,
                Began = began,
                // What the register does not hold, as what a reset changed, is known from before the source was asked only.
                Reading = fill.Reading is { } reading ? reading with { At = reading.At - time.GetElapsedTime(stamp, reading.Stamp) } : null,
                Level = CacheLevel.Source,
            };
            if (fill.Cacheable && coherence.ToKeep(answer) is { } kept)
            {
                Keep(request, kept);
                redis?.Write(request.Key, kept);
            }

            return answer;
        }
        catch (OperationCanceledException) when (most.IsCancellationRequested)
        {
            metrics.Filled("timeout", request.Type);
            return CacheAnswer.Failed(CacheFailure.TimedOut);
        }
    }

    private void Keep(in CacheRequest request, CacheAnswer answer) =>
        _memory.Put(new MemoryEntry(request.Key, request.Type, answer with { Level = CacheLevel.Memory, Reading = null }));

    private long StampsOf(TimeSpan duration) => (long)(duration.TotalSeconds * time.TimestampFrequency);
}
