using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching.Redis;
using Microsoft.Extensions.Caching.Distributed;

namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>A Redis that others write to, wipe and restore. It forgets nothing by itself.</summary>
internal sealed class SharedRedis(World world)
{
    private readonly List<(string Key, byte[] Value)> _written = [];
    private Dictionary<string, byte[]> _values = [];
    private Dictionary<string, byte[]> _dump = [];
    private long _pausedUntil;

    /// <summary>As a replica sees it.</summary>
    public IDistributedCache For(Replica replica) => new View(this, replica);

    public void Pause(long ticks) => _pausedUntil = Math.Max(_pausedUntil, world.Now + ticks);

    public void Wipe() => _values = [];

    public void Dump() => _dump = new(_values);

    public void Restore() => _values = new(_dump);

    /// <summary>Puts a value that was there once under its key, or under any.</summary>
    public void Replay(bool anywhere)
    {
        if (_written.Count > 0)
        {
            var (key, value) = _written[world.Random.Next(_written.Count)];
            _values[anywhere ? _written[world.Random.Next(_written.Count)].Key : key] = value;
        }
    }

    /// <summary>Writes another point and other times over what a value says of itself.</summary>
    public void Forge(FeedPoint head)
    {
        if (_written.Count > 0)
        {
            var (key, value) = _written[world.Random.Next(_written.Count)];
            var forged = value.ToArray();
            var now = new DateTimeOffset(world.Now, TimeSpan.Zero);
            new ValueHeader(head, now, now.AddHours(1)).Write(forged);
            _values[key] = forged;
        }
    }

    /// <summary>Flips a bit, or cuts.</summary>
    public void Damage(bool cut)
    {
        if (_values.Count > 0)
        {
            var (key, value) = _values.ElementAt(world.Random.Next(_values.Count));
            var damaged = cut ? value[..world.Random.Next(value.Length)] : value.ToArray();
            if (!cut && damaged.Length > 0)
            {
                damaged[world.Random.Next(damaged.Length)] ^= 8;
            }

            _values[key] = damaged;
        }
    }

    private Task<T> DoAsync<T>(Replica replica, Func<T> operation)
    {
        if (world.Now >= _pausedUntil && world.Random.Next(4) != 0)
        {
            return Task.FromResult(operation());
        }

        var done = new TaskCompletionSource<T>();
        world.At(Math.Max(_pausedUntil, world.Now + world.Latency(80)), () =>
        {
            var result = operation();
            replica.At(world.Now, () => done.SetResult(result));
        });
        return done.Task;
    }

    private sealed class View(SharedRedis redis, Replica replica) : IDistributedCache
    {
        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) =>
            redis.DoAsync(replica, () => redis._values.GetValueOrDefault(key));

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
            redis.DoAsync(replica, () =>
            {
                redis._values[key] = value;
                redis._written.Add((key, value));
                return true;
            });

        public byte[]? Get(string key) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
    }
}
