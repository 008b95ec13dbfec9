using CsCheck;
using Gateway.Core.Snapshots;
using Xunit;

namespace Gateway.Core.Tests.Snapshots;

public class ShardedMapTests
{
    [Fact]
    public void Behaves_as_a_dictionary_and_leaves_earlier_maps_alone()
    {
        // Few keys, so that they collide, and some of the same hash code, so that buckets grow.
        var key = Gen.Int[0, 40].Select(number => new Key(number));
        var change = Gen.Select(key, Gen.Bool, Gen.Int[0, 9]);
        change.Array[0, 30].List[1, 6].Sample(batches =>
        {
            var map = ShardedMap<Key, string>.Empty;
            var dictionary = new Dictionary<Key, string>();
            foreach (var batch in batches)
            {
                var (before, was) = (map, new Dictionary<Key, string>(dictionary));
                var builder = map.ToBuilder();
                foreach (var (changed, put, value) in batch)
                {
                    if (put)
                    {
                        builder.Put(changed, dictionary[changed] = $"{value}");
                    }
                    else
                    {
                        builder.Remove(changed);
                        dictionary.Remove(changed);
                    }

                    Assert.Equal(dictionary.GetValueOrDefault(changed), builder.Find(changed));
                }

                map = builder.ToMap();
                AssertSame(was, before);
                AssertSame(dictionary, map);
            }
        });
    }

    [Fact]
    public void Holds_many()
    {
        var builder = ShardedMap<string, string>.Empty.ToBuilder();
        for (var number = 0; number < 100_000; number++)
        {
            builder.Put($"key-{number}", $"value-{number}");
        }

        var map = builder.ToMap();

        Assert.Equal(100_000, map.Count);
        Assert.Equal(100_000, map.Select(pair => pair.Key).Distinct().Count());
        Assert.Equal("value-99999", map.Find("key-99999"));
        Assert.Null(map.Find("key-100000"));
        Assert.False(map.TryFind("key", out _));
    }

    private static void AssertSame(Dictionary<Key, string> expected, ShardedMap<Key, string> map)
    {
        Assert.Equal(expected.Count, map.Count);
        Assert.Equal(expected, map.ToDictionary(pair => pair.Key, pair => pair.Value));
        for (var number = 0; number <= 40; number++)
        {
            Assert.Equal(expected.GetValueOrDefault(new Key(number)), map.Find(new Key(number)));
        }
    }

    private sealed record Key(int Number)
    {
        public override int GetHashCode() => Number / 4;
    }
}
