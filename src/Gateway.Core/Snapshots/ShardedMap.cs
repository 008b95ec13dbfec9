using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Gateway.Core.Snapshots;

/// <summary>
/// An immutable map whose change costs what changed: a tree of three levels over a million small buckets. A change
/// copies one bucket and the nodes above it, 2.5 KB; everything else is shared with the map before it.
/// </summary>
/// <remarks>
/// A lookup is three array reads and a scan of one bucket: flat up to a few million keys. Only the lowest node and
/// the bucket are likely to be out of the processor's caches.
/// </remarks>
public sealed class ShardedMap<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
    where TValue : class
{
    /// <summary>The map without keys.</summary>
    public static readonly ShardedMap<TKey, TValue> Empty = new(new Pair[]?[]?[]?[Width], 0);

    private const int Width = 128;
    private const int LeafWidth = 64;

    private static readonly TValue? s_none;

    private readonly Pair[]?[]?[]?[] _root;

    private ShardedMap(Pair[]?[]?[]?[] root, int count) => (_root, Count) = (root, count);

    /// <summary>How many keys it holds.</summary>
    public int Count { get; }

    /// <summary>The value of the key, or null.</summary>
    public TValue? Find(TKey key) => FindIn(_root, key);

    /// <summary>Where the value of the key stands, or where null does.</summary>
    internal ref readonly TValue? FindReference(TKey key) => ref FindIn(_root, key);

    /// <summary>The value of the key.</summary>
    public bool TryFind(TKey key, [NotNullWhen(true)] out TValue? value) => (value = Find(key)) is not null;

    /// <summary>Starts a batch of changes; this map stays as it is.</summary>
    public Builder ToBuilder() => new(this);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator()
    {
        foreach (var pair in _root.SelectMany(shard => shard ?? []).SelectMany(leaf => leaf ?? []).SelectMany(bucket => bucket ?? []))
        {
            yield return new(pair.Key, pair.Value);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static ref readonly TValue? FindIn(Pair[]?[]?[]?[] root, TKey key)
    {
        var hash = Spread(key);
        var bucket = root[ShardOf(hash)]?[LeafOf(hash)]?[BucketOf(hash)];
        foreach (ref readonly var pair in bucket.AsSpan())
        {
            if (pair.Hash == hash && EqualityComparer<TKey>.Default.Equals(pair.Key, key))
            {
                return ref pair.Value!;
            }
        }

        return ref s_none;
    }

    private static int Spread(TKey key)
    {
        // String hash codes are seeded per process; mixing spreads those of small integers too.
        var hash = unchecked((uint)key.GetHashCode() * 0x9E3779B9u);
        return (int)(hash ^ (hash >> 16));
    }

    private static int ShardOf(int hash) => (hash >> 13) & (Width - 1);

    private static int LeafOf(int hash) => (hash >> 6) & (Width - 1);

    private static int BucketOf(int hash) => hash & (LeafWidth - 1);

    private readonly struct Pair(int hash, TKey key, TValue value)
    {
        public readonly int Hash = hash;
        public readonly TKey Key = key;
        public readonly TValue Value = value;
    }

    /// <summary>A batch of changes: what it copied once it changes in place.</summary>
    public sealed class Builder
    {
        private readonly Pair[]?[]?[]?[] _root;
        private readonly bool[] _ownsShard = new bool[Width];
        private readonly HashSet<int> _ownedLeaves = [];
        private int _count;

        internal Builder(ShardedMap<TKey, TValue> map)
        {
            _root = (Pair[]?[]?[]?[])map._root.Clone();
            _count = map.Count;
        }

        /// <summary>Sets the value of a key.</summary>
        public void Put(TKey key, TValue value)
        {
            var hash = Spread(key);
            ref var bucket = ref OwnLeaf(hash)[BucketOf(hash)];
            bucket ??= [];
            for (var i = 0; i < bucket.Length; i++)
            {
                if (bucket[i].Hash == hash && EqualityComparer<TKey>.Default.Equals(bucket[i].Key, key))
                {
                    bucket = (Pair[])bucket.Clone();
                    bucket[i] = new Pair(hash, key, value);
                    return;
                }
            }

            bucket = [.. bucket, new Pair(hash, key, value)];
            _count++;
        }

        /// <summary>Removes a key, if it is there.</summary>
        public void Remove(TKey key)
        {
            var hash = Spread(key);
            ref var bucket = ref OwnLeaf(hash)[BucketOf(hash)];
            for (var i = 0; i < (bucket?.Length ?? 0); i++)
            {
                if (bucket![i].Hash == hash && EqualityComparer<TKey>.Default.Equals(bucket[i].Key, key))
                {
                    bucket = bucket.Length == 1 ? null : [.. bucket.AsSpan(0, i), .. bucket.AsSpan(i + 1)];
                    _count--;
                    return;
                }
            }
        }

        /// <summary>The value of the key as the batch stands, or null.</summary>
        public TValue? Find(TKey key) => FindIn(_root, key);

        /// <summary>The map with the changes. The batch is over.</summary>
        public ShardedMap<TKey, TValue> ToMap() => new(_root, _count);

        private Pair[]?[] OwnLeaf(int hash)
        {
            ref var shard = ref _root[ShardOf(hash)];
            if (!_ownsShard[ShardOf(hash)])
            {
                shard = (Pair[]?[]?[]?)shard?.Clone() ?? new Pair[]?[]?[Width];
                _ownsShard[ShardOf(hash)] = true;
            }

            ref var leaf = ref shard![LeafOf(hash)];
            if (_ownedLeaves.Add(hash & ((Width * Width * LeafWidth) - LeafWidth)))
            {
                leaf = (Pair[]?[]?)leaf?.Clone() ?? new Pair[]?[LeafWidth];
            }

            return leaf!;
        }
    }
}
