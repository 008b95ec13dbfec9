using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Certificates.Caching.Memory;
using Gateway.Testing;

namespace Gateway.Server.Tests.Certificates.Caching;

public sealed class MemoryLevelTests
{
    private const int Payload = 400;
    private const long Capacity = 4 * 1024 * 1024;

    private static readonly int s_cost = EntryOf(0).Cost;

    [Fact]
    public void A_scan_of_ten_times_its_capacity_pushes_out_nothing_that_is_in_use()
    {
        var evicted = 0L;
        var memory = new MemoryLevel(Capacity, _ => evicted++);
        var fits = (int)(Capacity / s_cost);
        var (random, hot, hits, asked) = (new Random(1), fits / 2, 0, 0);
        for (var scanned = 0; scanned < fits * 10; scanned++)
        {
            Ask(memory, 1_000_000 + scanned);
            var hit = Ask(memory, random.Next(hot));
            if (scanned > fits)
            {
                asked++;
                hits += hit ? 1 : 0;
            }

            Assert.True(memory.Bytes <= Capacity);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{100.0 * hits / asked:0.0} % hits of {hot} hot ones among {fits}; {evicted} evicted");
        Assert.True(hits >= asked * 0.8, $"{hits} of {asked}");
        Assert.Equal((long)memory.Count * s_cost, memory.Bytes);
    }

    [Fact]
    public void What_became_hot_replaces_what_was()
    {
        var memory = new MemoryLevel(Capacity, _ => { });
        var (random, hot, hits) = (new Random(1), (int)(Capacity / s_cost) / 2, 0);
        for (var i = 0; i < 300_000; i++)
        {
            Ask(memory, random.Next(hot));
        }

        for (var i = 0; i < 300_000; i++)
        {
            hits += Ask(memory, 1_000_000 + random.Next(hot)) && i >= 200_000 ? 1 : 0;
        }

        Assert.True(hits >= 80_000, $"{hits} of 100000");
    }

    [Fact]
    public void Many_at_once_neither_break_nor_overfill_it()
    {
        var memory = new MemoryLevel(Capacity / 4, _ => { });
        Parallel.For(0, 8, worker =>
        {
            var random = new Random(worker);
            for (var i = 0; i < 40_000; i++)
            {
                var number = random.Next(5_000);
                if (memory.TryFind(CacheBench.KeyOf(number), out var entry))
                {
                    Assert.Equal(number, entry.Answer.Payload.Span[0] | (entry.Answer.Payload.Span[1] << 8));
                    memory.Hit(entry);
                    if (random.Next(50) == 0)
                    {
                        memory.Remove(entry);
                    }
                }
                else
                {
                    memory.Put(EntryOf(number));
                }

                Assert.True(memory.Bytes <= (Capacity / 4) + s_cost);
            }
        });

        Assert.Equal((long)memory.Count * s_cost, memory.Bytes);
        Assert.True(memory.Count > 500);
    }

    [Fact]
    public void What_is_too_large_is_not_kept()
    {
        var memory = new MemoryLevel(Capacity, _ => { });
        memory.Put(new MemoryEntry(CacheBench.KeyOf(1), "T", new CacheAnswer { Payload = new byte[Capacity / 2] }));

        Assert.Equal(0, memory.Count);
        Assert.Equal(0, memory.Bytes);
    }

    [Fact]
    public async Task A_hit_allocates_nothing()
    {
        var time = TimeProvider.System;
        using var meters = new SilentMeters();
        await using var bench = new CacheBench(time, new ManualFeed(time) { AlwaysFresh = true }, meters: meters);
        await bench.GetAsync(1);
        var request = new CacheRequest(CacheBench.KeyOf(1), "T", TimeSpan.FromHours(1), _ => throw new InvalidOperationException("asked"));

        Assert.Equal(0, Allocations.Of(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                Assert.True(IsThere(bench.Cache.GetAsync(request, CancellationToken.None)));
            }
        }));
    }

    internal static MemoryEntry EntryOf(int number)
    {
        var payload = new byte[Payload];
        (payload[0], payload[1]) = ((byte)number, (byte)(number >> 8));
        return new MemoryEntry(CacheBench.KeyOf(number), "T", new CacheAnswer
        {
            Payload = payload,
            Keys = CacheBench.KeysOf(number),
            Began = new FeedPoint(Guid.Empty, 1, 1),
            Lifetime = TimeSpan.FromHours(1),
        });
    }

    private static bool IsThere(ValueTask<CacheAnswer> answer) => answer.IsCompletedSuccessfully;

    private static bool Ask(MemoryLevel memory, int number)
    {
        if (memory.TryFind(CacheBench.KeyOf(number), out var entry))
        {
            memory.Hit(entry);
            return true;
        }

        memory.Put(EntryOf(number));
        return false;
    }
}
