using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;

namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>A bug in one clause.</summary>
internal sealed record Plant(Func<ICertificateFeed, Coherence> Coherence, bool CountsFromTheEnd = false)
{
    /// <summary>None.</summary>
    public static readonly Plant None = new(feed => new Coherence(feed));

    /// <summary>All of them, by what they do.</summary>
    public static readonly IReadOnlyDictionary<string, Plant> Bugs = new Dictionary<string, Plant>
    {
        ["1: the point is taken after the source answered"] = new(feed => new PointAfterwards(feed)),
        ["2: nothing is ever stale"] = new(feed => new NeverStale(feed)),
        ["2: freshness counts from the end of the query"] = new(feed => new Coherence(feed), CountsFromTheEnd: true),
        ["3: what left the window is forgotten"] = new(feed => new Forgetful(feed)),
        ["3: the epoch does not matter"] = new(feed => new AnyEpoch(feed)),
        ["3: the tip does not matter"] = new(feed => new AnyTip(feed)),
        ["4: events about a certificate are not minded"] = new(feed => new Mindless(feed, InvalidationKind.Certificate)),
        ["4: events about a holder are not minded"] = new(feed => new Mindless(feed, InvalidationKind.Holder)),
        ["4: events about a type are not minded"] = new(feed => new Mindless(feed, InvalidationKind.Type)),
        ["5: a fill is kept as of its end"] = new(feed => new KeptAsOfTheEnd(feed)),
        ["6: a value of Redis is not bound to its key"] = new(feed => new Unbound(feed, key: false)),
        ["6: a value of Redis is not bound to its point and times"] = new(feed => new Unbound(feed, key: true)),
        ["6: a value of Redis counts as of now"] = new(feed => new CountsAsOfNow(feed)),
        ["6: a value of Redis lives for ever"] = new(feed => new LivesForEver(feed)),
        ["7: nothing is checked right before the reply"] = new(feed => new Unchecked(feed)),
        ["8: what was read while nothing was confirmed is given however late"] = new(feed => new GivenLate(feed)),
    };

    private sealed class PointAfterwards(ICertificateFeed feed) : Coherence(feed)
    {
        public override async Task<(FeedPoint? Began, Fill Fill)> FillAsync(
            Func<CancellationToken, Task<Fill>> ask, CancellationToken cancellationToken)
        {
            var fill = await ask(cancellationToken).WaitAsync(cancellationToken);
            return (Fresh?.Head, fill);
        }
    }

    private sealed class NeverStale(ICertificateFeed feed) : Coherence(feed)
    {
        public override bool IsFresh(FeedView view) => true;
    }

    private sealed class Forgetful(ICertificateFeed feed) : Coherence(feed)
    {
        public override bool Knows(FeedView view, in FeedPoint began) =>
            base.Knows(view, began) || (began.Epoch == view.Window.Epoch && began.Sequence < view.Window.Start);
    }

    private sealed class AnyEpoch(ICertificateFeed feed) : Coherence(feed)
    {
        public override bool Knows(FeedView view, in FeedPoint began) => base.Knows(view, began with { Epoch = view.Window.Epoch });
    }

    private sealed class AnyTip(ICertificateFeed feed) : Coherence(feed)
    {
        public override bool Knows(FeedView view, in FeedPoint began) =>
            began.Epoch == view.Window.Epoch && began.Sequence >= view.Window.Start && began.Sequence <= view.Head.Sequence;
    }

    private sealed class Mindless(ICertificateFeed feed, InvalidationKind kind) : Coherence(feed)
    {
        public override bool Untouched(FeedView view, in FeedPoint began, CacheAnswer answer) =>
            base.Untouched(view, began, answer with { Keys = answer.Keys.RemoveAll(key => key.Kind == kind) });
    }

    private sealed class KeptAsOfTheEnd(ICertificateFeed feed) : Coherence(feed)
    {
        public override CacheAnswer? ToKeep(CacheAnswer filled) => Fresh is { } view ? filled with { Began = view.Head } : null;
    }

    private sealed class Unbound(ICertificateFeed feed, bool key) : Coherence(feed)
    {
        public override void Bind(in CacheKey bound, ReadOnlySpan<byte> header, Span<byte> associated)
        {
            base.Bind(bound, header, associated);
            (key ? associated[CacheKey.Size..] : associated[..CacheKey.Size]).Clear();
        }
    }

    private sealed class CountsAsOfNow(ICertificateFeed feed) : Coherence(feed)
    {
        public override CacheAnswer FromRedis(CacheAnswer opened) => opened with { Began = Fresh?.Head };
    }

    private sealed class LivesForEver(ICertificateFeed feed) : Coherence(feed)
    {
        public override bool IsAlive(CacheAnswer opened, DateTimeOffset now) => true;
    }

    private sealed class Unchecked(ICertificateFeed feed) : Coherence(feed)
    {
        public override bool TryConfirm(CacheAnswer answer, out DateTimeOffset checkedAt)
        {
            checkedAt = Fresh?.ConfirmedTime ?? default;
            return Fresh is not null && answer.Began is not null;
        }
    }

    private sealed class GivenLate(ICertificateFeed feed) : Coherence(feed)
    {
        public override bool TryConfirm(CacheAnswer answer, out DateTimeOffset checkedAt)
        {
            if (answer is not { Failure: null, Level: CacheLevel.Source, Began: null })
            {
                return base.TryConfirm(answer, out checkedAt);
            }

            checkedAt = answer.Reading!.At;
            return true;
        }
    }
}
