using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.IO.Hashing;
using System.Text;

namespace Gateway.Server.SharedData.Json;

/// <summary>Finds what a name in UTF-8 stands for, without making a string of it.</summary>
internal sealed class Utf8Names<T>(IEnumerable<KeyValuePair<string, T>> names)
    where T : notnull
{
    private readonly FrozenDictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _table = names
        .ToFrozenDictionary(pair => Encoding.UTF8.GetBytes(pair.Key), pair => pair.Value, new Bytes())
        .GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>What the name stands for.</summary>
    public bool TryGet(ReadOnlySpan<byte> name, [MaybeNullWhen(false)] out T value) => _table.TryGetValue(name, out value);

    private sealed class Bytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate) => (int)XxHash3.HashToUInt64(alternate);

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
