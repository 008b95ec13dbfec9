using CsCheck;
using Gateway.Core.Certificates;
using Xunit;

namespace Gateway.Core.Tests.Certificates;

public class FeedWindowTests
{
    private static readonly Guid s_epoch = Guid.NewGuid();

    [Fact]
    public void Behaves_as_the_whole_feed_and_knows_less_at_most()
    {
        var keys = Gen.Int[0, 5].Array[0, 4];
        Gen.Select(Gen.Int[1, 6], Gen.Int[0, 3], keys.Array[0, 30]).Sample((capacity, start, events) =>
        {
            var window = new FeedWindow(Point(start), capacity);
            for (var index = 0; index < events.Length; index++)
            {
                var sequence = start + index + 1;
                window.Add(sequence, Tip(sequence), events[index].Select(Key));
                Assert.InRange(sequence - window.Start, 0, capacity - 1);
                for (var since = 0; since <= sequence + 1; since++)
                {
                    var known = since >= window.Start && since <= sequence;
                    Assert.Equal(known, window.Knows(Point(since)));
                    for (var key = 0; key <= 6; key++)
                    {
                        var free = known && !events.Take(index + 1).Skip(since - start).Any(each => each.Contains(key));
                        Assert.Equal(free, window.Holds(Point(since), [Key(key)]));
                    }
                }
            }
        });
    }

    [Fact]
    public void A_point_of_another_history_is_not_known()
    {
        var window = new FeedWindow(Point(5), 10);

        Assert.True(window.Knows(Point(5)));
        Assert.False(window.Knows(Point(5) with { Tip = 1 }));
        Assert.False(window.Knows(Point(5) with { Epoch = Guid.NewGuid() }));
        Assert.False(window.Knows(Point(6)));
        Assert.False(window.Knows(Point(4)));
    }

    [Fact]
    public void An_event_that_is_not_the_next_is_refused()
    {
        var window = new FeedWindow(Point(5), 10);

        Assert.Throws<ArgumentException>(() => window.Add(7, 1, []));
        Assert.Throws<ArgumentException>(() => window.Add(5, 1, []));
        window.Add(6, 1, []);
    }

    [Fact]
    public void Events_with_very_many_keys_push_out_the_older_ones()
    {
        var window = new FeedWindow(Point(0), 100);
        for (var sequence = 1; sequence <= 50; sequence++)
        {
            window.Add(sequence, Tip(sequence), Enumerable.Range(sequence * 100, 100).Select(Key));
        }

        Assert.Equal(42, window.Start);
        Assert.False(window.Holds(Point(41), [Key(0)]));
        Assert.True(window.Holds(Point(42), [Key(4_299)]));
        Assert.False(window.Holds(Point(42), [Key(4_300)]));
        window.Add(51, Tip(51), Enumerable.Range(0, 2_000).Select(Key));
        Assert.Equal(51, window.Start);
        Assert.True(window.Holds(Point(51), [Key(0)]));
    }

    [Fact]
    public async Task What_was_forgotten_is_never_trusted_while_others_are_added()
    {
        // Event n is about key n % Keys alone, so a reader knows the last of each key up to a published head. The window is
        // shorter than the round of the keys: each is forgotten before it comes again.
        const int Keys = 24;
        const int Capacity = 8;
        const int Events = 500_000;
        var window = new FeedWindow(Point(0), Capacity);
        var (published, done) = (0L, false);
        var readers = Enumerable.Range(0, 3).Select(reader => Task.Run(() =>
        {
            var random = new Random(reader);
            while (true)
            {
                // About the oldest point of the window, and an event right after it.
                var head = Volatile.Read(ref published);
                var since = Math.Max(0, head - Capacity + random.Next(-1, 4));
                var later = since + random.Next(1, 3);
                if (window.Holds(Point(since), [Key((int)(later % Keys))]))
                {
                    Assert.True(later > head, $"Held from {since}, though event {later} was published before {head}.");
                }

                if (Volatile.Read(ref done))
                {
                    return;
                }
            }
        })).ToArray();

        for (var sequence = 1; sequence <= Events && !readers.Any(reader => reader.IsCompleted); sequence++)
        {
            window.Add(sequence, Tip(sequence), [Key(sequence % Keys)]);
            Volatile.Write(ref published, sequence);
        }

        Volatile.Write(ref done, true);
        await Task.WhenAll(readers).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public void The_type_is_a_key_of_a_reset_alone()
    {
        const string TypeCode = "11100000MB0359469W001";

        Assert.Equal(
            [InvalidationKeys.OfCertificate(1), InvalidationKeys.OfHolder(2), InvalidationKeys.OfHolder(3)],
            InvalidationKeys.OfEvent(StatusEventKind.Revoked, TypeCode, 1, [2, 3]));
        Assert.Equal([InvalidationKeys.OfType(TypeCode)], InvalidationKeys.OfEvent(StatusEventKind.Reset, TypeCode, null, []));
        // SHA-256 of "abc", FIPS 180-4.
        Assert.Equal(UInt128.Parse("ba7816bf8f01cfea414140de5dae2223", System.Globalization.NumberStyles.HexNumber, null), InvalidationKeys.OfType("abc").Hash);
    }

    private static FeedPoint Point(long sequence) => new(s_epoch, sequence, Tip(sequence));

    private static UInt128 Tip(long sequence) => (UInt128)sequence * 7_919;

    private static InvalidationKey Key(int number) => InvalidationKeys.OfCertificate((UInt128)number);
}
