using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Certificates.Caching.Redis;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>A replica: its feed, which it polls, and its cache. What it does waits while it is paused and is lost when it crashes.</summary>
internal sealed class Replica : ICertificateFeed
{
    private const int WindowCapacity = 6;

    private static readonly byte[] s_master = new byte[32];

    private readonly ModelCity _city;
    private readonly World _world;
    private readonly int _number;
    private int _life;
    private long _pausedUntil;
    private int _polls;
    private int _lost;
    private CertificateCache? _cache;

    public Replica(ModelCity city, int number)
    {
        (_city, _world, _number) = (city, city.World, number);
        Start();
    }

    /// <summary>How far its clock is off, in ticks.</summary>
    public long ClockOffset { get; set; }

    public FeedView? Current { get; private set; }

    public bool IsFresh(FeedView view) => IsRecent(view.ConfirmedAt);

    public bool IsRecent(long stamp) => _world.Now - stamp <= TimeSpan.TicksPerSecond;

    /// <summary>Has the replica do something, unless it crashes before.</summary>
    public void At(long time, Action action)
    {
        var life = _life;
        _world.At(time, Do);

        void Do()
        {
            if (life != _life)
            {
                return;
            }

            if (_world.Now < _pausedUntil)
            {
                _world.At(_pausedUntil, Do);
                return;
            }

            action();
        }
    }

    public void Pause(long ticks) => _pausedUntil = Math.Max(_pausedUntil, _world.Now + ticks);

    public void LosePolls(int count) => _lost = count;

    public void Crash()
    {
        _life++;
        Start();
    }

    /// <summary>Polls soon, as a message makes it; messages get lost.</summary>
    public void Hurry()
    {
        if (_world.Random.Next(3) != 0)
        {
            At(_world.Now + _world.Latency(400), () => Poll(++_polls));
        }
    }

    /// <summary>One call: the answer, the record, the last check, and what must not be.</summary>
    public async Task CallAsync(int certificate, TimeSpan? maxAge, long recording)
    {
        if (_world.Now < _pausedUntil)
        {
            return;
        }

        var request = new CacheRequest(Certificates.CacheKeyOf(certificate), "T", maxAge, _ => AskAsync(certificate));
        var answer = await _cache!.GetAsync(request, CancellationToken.None);
        if (answer.Failure is not null)
        {
            return;
        }

        var said = Said.Of(answer.Payload.Span);
        if (said.Certificate != certificate)
        {
            _world.Violate($"asked about {certificate}, answered about {said.Certificate}");
        }

        // Clocks are up to 3 s off each way.
        if (answer.Level != CacheLevel.Source && _world.Now - said.Began > said.Lifetime + World.Ms(6_000))
        {
            var (age, lifetime) = ((_world.Now - said.Began) / TimeSpan.TicksPerMillisecond, said.Lifetime / TimeSpan.TicksPerMillisecond);
            _world.Violate($"answered after {age} ms what was good for {lifetime} ms");
        }

        var recorded = new TaskCompletionSource();
        At(_world.Now + recording, recorded.SetResult);
        await recorded.Task;
        if (_cache!.TryConfirm(answer, out var checkedAt))
        {
            _world.Note($"replica {_number} says that {certificate} is valid: {said.Valid}, from {answer.Level}, began at {answer.Began}");
            _city.Answered(certificate, said, answer, checkedAt.UtcTicks);
        }
    }

    private void Start()
    {
        Current = null;
        var time = new ReplicaClock(_world, this);
        var coherence = _city.Coherence(this);
        var options = new CertificateCacheOptions { MemoryBytes = 1 << 20 };
        var seal = new ValueSeal(s_master, coherence);
        var redis = new RedisLevel(_city.Redis.For(this), options, seal, time, _city.Metrics, NullLogger.Instance);
        _cache = new CertificateCache(options, coherence, seal, redis, time, _city.Metrics, NullLogger<CertificateCache>.Instance);
        Poll(++_polls);
    }

    private void Poll(int number)
    {
        // One after another; a hurried one takes the place of the one that waits.
        if (number != _polls)
        {
            return;
        }

        var started = _world.Now;
        var known = Current;
        _world.At(started + _world.Latency(900), () =>
        {
            var state = _lost-- > 0 || _city.Database.IsDown || _world.Random.Next(20) == 0 ? null : _city.Database.Read();
            At(_world.Now + _world.Latency(900), () =>
            {
                if (number != _polls)
                {
                    return;
                }

                if (state is not null)
                {
                    Follow(known, state, _city.CountsFromTheEnd ? _world.Now : started);
                }

                At(_world.Now + World.Ms(250), () => Poll(number));
            });
        });
    }

    private void Follow(FeedView? known, Database.State state, long confirmed)
    {
        var head = state.Events.Count;
        var goesOn = known is not null && known.Head.Epoch == state.Epoch && known.Head.Sequence <= head
            && state.PointAt((int)known.Head.Sequence) == known.Head;
        var from = goesOn ? (int)known!.Head.Sequence : Math.Max(0, head - (WindowCapacity / 2));
        var window = goesOn ? known!.Window : new FeedWindow(state.PointAt(from), WindowCapacity);
        for (var i = from; i < head; i++)
        {
            window.Add(i + 1, state.Events[i].Tip, [state.Events[i].Key]);
        }

        _world.Note($"replica {_number} confirms {state.PointAt(head)}{(goesOn ? "" : ", anew")}");
        Current = new FeedView(window, state.PointAt(head), confirmed, new DateTimeOffset(confirmed, TimeSpan.Zero));
    }

    /// <summary>The source, which may lag, and the register after it.</summary>
    private Task<Fill> AskAsync(int certificate)
    {
        var (began, end) = (_world.Now, new TaskCompletionSource<Fill>());
        var lifetime = World.Ms(2_000 + _world.Random.Next(20_000));
        _world.At(began + _world.Latency(3_000), () =>
        {
            var (down, revoked) = (_city.Source.IsDown, _city.Source.Says(certificate));
            At(_world.Now + _world.Latency(1_500), () => _world.At(_world.Now + _world.Latency(500), () =>
            {
                _world.Note($"replica {_number} filled {certificate}: source says revoked: {revoked}, register: {_city.Database.Read().Register[certificate]}");
                var register = _city.Database.IsDown ? null : _city.Database.Read();
                var reading = new RegisterReading(new DateTimeOffset(_world.Now, TimeSpan.Zero), _world.Now);
                At(_world.Now + _world.Latency(500), () => end.SetResult(down || register is null
                    ? Fill.Failed("down")
                    : Fill.Of(
                        new Said(certificate, !revoked && !register.Register[certificate], began, lifetime).ToBytes(),
                        Certificates.KeysOf(certificate),
                        TimeSpan.FromTicks(lifetime),
                        cacheable: true,
                        reading)));
            }));
        });
        return end.Task;
    }
}
