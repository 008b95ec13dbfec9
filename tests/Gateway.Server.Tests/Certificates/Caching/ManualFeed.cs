using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;

namespace Gateway.Server.Tests.Certificates.Caching;

/// <summary>A feed that a test moves; confirmed when the test says so.</summary>
internal sealed class ManualFeed : ICertificateFeed
{
    private readonly TimeProvider _time;
    private FeedWindow _window = new(new FeedPoint(Guid.NewGuid(), 0, 0), 1_000);
    private FeedPoint _head;

    public ManualFeed(TimeProvider time)
    {
        _time = time;
        StartAnew();
    }

    public FeedView? Current { get; private set; }

    /// <summary>It is confirmed all the time.</summary>
    public bool AlwaysFresh { get; init; }

    public bool IsFresh(FeedView view) => AlwaysFresh || IsRecent(view.ConfirmedAt);

    public bool IsRecent(long stamp) => _time.GetElapsedTime(stamp) <= TimeSpan.FromSeconds(1);

    public void Confirm() => Current = new FeedView(_window, _head, _time.GetTimestamp(), _time.GetUtcNow());

    public void Report(params IEnumerable<InvalidationKey> keys)
    {
        _head = _head with { Sequence = _head.Sequence + 1, Tip = (UInt128)Random.Shared.NextInt64() };
        _window.Add(_head.Sequence, _head.Tip, keys);
        Confirm();
    }

    /// <summary>As after a restore.</summary>
    public void StartAnew()
    {
        _head = new FeedPoint(Guid.NewGuid(), 0, 0);
        _window = new FeedWindow(_head, 1_000);
        Confirm();
    }

    public void BeUnknown() => Current = null;
}
