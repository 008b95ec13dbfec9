using Gateway.Core.Certificates;

namespace Gateway.Server.Certificates.Caching;

/// <summary>
/// What keeps a revoked certificate from being answered as valid: each clause of it in a method of its own, so that a test can break
/// one and see that it is missed. Neither Redis nor a message is trusted by any of them.
/// </summary>
internal class Coherence(ICertificateFeed feed)
{
    /// <summary>The current view, if it is fresh.</summary>
    public FeedView? Fresh => feed.Current is { } view && IsFresh(view) ? view : null;

    /// <summary>How an answer stands to a fresh view.</summary>
    public Standing Judge(FeedView? view, CacheAnswer answer)
    {
        if (view is null)
        {
            return Standing.Unconfirmed;
        }

        if (answer.Began is not { } began)
        {
            return Standing.Unknown;
        }

        // Known is asked last: what the window forgot while the keys were looked up is older than its start by now.
        var untouched = Untouched(view, began, answer);
        return !Knows(view, began) ? Standing.Unknown : untouched ? Standing.Held : Standing.Touched;
    }

    /// <summary>
    /// Fills. The point is that of a fresh view from before the source is asked: an event that the source's answer may lack comes
    /// after it.
    /// </summary>
    public virtual async Task<(FeedPoint? Began, Fill Fill)> FillAsync(
        Func<CancellationToken, Task<Fill>> ask, CancellationToken cancellationToken)
    {
        var began = Fresh?.Head;
        return (began, await ask(cancellationToken).WaitAsync(cancellationToken));
    }

    /// <summary>Nothing is served unless the feed was confirmed within the last second, from before the query.</summary>
    public virtual bool IsFresh(FeedView view) => feed.IsFresh(view);

    /// <summary>The point is one of the history that is followed, and the window holds everything after it.</summary>
    public virtual bool Knows(FeedView view, in FeedPoint began) => view.Window.Knows(began);

    /// <summary>Nothing later is about the certificate, its holder or its type.</summary>
    public virtual bool Untouched(FeedView view, in FeedPoint began, CacheAnswer answer) =>
        view.Window.Untouched(began, answer.Keys.AsSpan());

    /// <summary>The answer as it is kept: with the point at which its fill began, if that is held still; null where it is not kept.</summary>
    public virtual CacheAnswer? ToKeep(CacheAnswer filled) => Judge(Fresh, filled) == Standing.Held ? filled : null;

    /// <summary>What a value in Redis is bound to besides its bytes: its key, its point and its times.</summary>
    public virtual void Bind(in CacheKey key, ReadOnlySpan<byte> header, Span<byte> associated)
    {
        key.CopyTo(associated);
        header.CopyTo(associated[CacheKey.Size..]);
    }

    /// <summary>A value of Redis as it is judged and kept: with the point that it carries.</summary>
    public virtual CacheAnswer FromRedis(CacheAnswer opened) => opened;

    /// <summary>A value of Redis may be served still, by this replica's clock.</summary>
    public virtual bool IsAlive(CacheAnswer opened, DateTimeOffset now) => now < opened.FilledAt + opened.Lifetime;

    /// <summary>The last check, right before the reply: the answer is right as of the moment it gives.</summary>
    public virtual bool TryConfirm(CacheAnswer answer, out DateTimeOffset checkedAt)
    {
        var view = Fresh;
        if (answer is { Failure: null, Level: CacheLevel.Source, Began: null })
        {
            // Asked of the source while the feed could not be confirmed: the register was read after it, and nothing is kept.
            checkedAt = answer.Reading?.At ?? answer.FilledAt;
            return answer.Reading is not { } reading || feed.IsRecent(reading.Stamp);
        }

        checkedAt = view?.ConfirmedTime ?? default;
        return answer.Failure is null && Judge(view, answer) == Standing.Held;
    }
}
