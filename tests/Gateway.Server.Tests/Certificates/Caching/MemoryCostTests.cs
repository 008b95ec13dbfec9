using System.Diagnostics;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Certificates;
using Gateway.Server.Certificates;
using Gateway.Server.Certificates.Caching;
using Gateway.Server.Certificates.Caching.Memory;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Gateway.Server.Tests.Certificates.Caching;

/// <summary>What entries and hits cost; alone, since the heap is everybody's.</summary>
[Collection(nameof(Alone))]
public sealed class MemoryCostTests
{
    [Fact]
    public void An_entry_takes_about_the_bytes_that_it_is_counted_with()
    {
        const int Entries = 50_000;
        var memory = new MemoryLevel(1L << 30, _ => { });
        for (var warm = 0; warm < 100; warm++)
        {
            memory.Put(ReadEntry(Entries + warm));
        }

        var (before, counted) = (GC.GetTotalMemory(forceFullCollection: true), memory.Bytes);
        for (var number = 0; number < Entries; number++)
        {
            memory.Put(ReadEntry(number));
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Entries;
        var counts = (memory.Bytes - counted) / (double)Entries;
        TestContext.Current.TestOutputHelper?.WriteLine($"{each:0} bytes an entry of one licence, counted as {counts:0}");
        GC.KeepAlive(memory);
        Assert.InRange(each, counts * 0.85, counts * 1.05);
    }

    // An entry as it is after its first hit: with what was read of its bytes, the digest, and the encoded head.
    private static MemoryEntry ReadEntry(int number)
    {
        var fetched = new FetchResponse
        {
            Records = { ByteString.CopyFrom(new byte[300]) },
            AsOf = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddSeconds(number)),
            SubjectPseudonyms = { ByteString.CopyFrom(new byte[32]) },
            PseudonymKeyId = "pseudonyms-2026",
        };
        var answer = new CacheAnswer
        {
            Payload = CertificateAnswer.ToCached(fetched, [null]).ToByteArray(),
            Keys = CacheBench.KeysOf(number),
            Began = new FeedPoint(Guid.Empty, 1, 1),
            Lifetime = TimeSpan.FromHours(1),
        };
        var read = answer.Read(CertificateAnswer.Read);
        read.Heads = new EncodedHeads(new DateOnly(2026, 11, 25), [ByteString.CopyFrom(new byte[60])]);
        GC.KeepAlive(read.Digest);
        return new MemoryEntry(CacheBench.KeyOf(number), "T", answer);
    }

    [Fact]
    public async Task A_hit_takes_no_more_than_a_few_microseconds()
    {
        const int Hits = 2_000_000;
        using var meters = new SilentMeters();
        var feed = new ManualFeed(TimeProvider.System) { AlwaysFresh = true };
        await using var bench = new CacheBench(TimeProvider.System, feed, meters: meters);
        for (var number = 0; number < 1_000; number++)
        {
            await bench.GetAsync(number);
            feed.Report(new InvalidationKey(InvalidationKind.Certificate, (UInt128)(number + 1_000_000)));
        }

        var requests = Enumerable.Range(500, 500)
            .Select(number => new CacheRequest(CacheBench.KeyOf(number), "T", null, _ => throw new InvalidOperationException("asked"))).ToArray();
        var best = double.MaxValue;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var clock = Stopwatch.StartNew();
            for (var hit = 0; hit < Hits / 5; hit++)
            {
                await bench.Cache.GetAsync(requests[hit % requests.Length], CancellationToken.None);
            }

            best = Math.Min(best, clock.Elapsed.TotalNanoseconds / (Hits / 5));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{best:0} ns a hit");
        Assert.True(best < 5_000, $"{best:0} ns");
    }
}
