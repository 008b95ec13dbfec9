using System.Buffers.Binary;
using System.Collections.Immutable;
using Gateway.Core.Certificates;

namespace Gateway.Server.Certificates.Caching.Redis;

/// <summary>What of a value in Redis is encrypted: what it depends on, and the answer.</summary>
internal static class ValueBody
{
    private const int CountSize = 4;
    private const int KeySize = 17;

    /// <summary>Bytes that it takes.</summary>
    public static int SizeOf(CacheAnswer answer) => CountSize + (answer.Keys.Length * KeySize) + answer.Payload.Length;

    /// <summary>Writes it.</summary>
    public static void Write(CacheAnswer answer, Span<byte> destination)
    {
        BinaryPrimitives.WriteInt32BigEndian(destination, answer.Keys.Length);
        destination = destination[CountSize..];
        foreach (var key in answer.Keys)
        {
            destination[0] = (byte)key.Kind;
            BinaryPrimitives.WriteUInt128BigEndian(destination[1..], key.Hash);
            destination = destination[KeySize..];
        }

        answer.Payload.Span.CopyTo(destination);
    }

    /// <summary>Reads it; false where it is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out ImmutableArray<InvalidationKey> keys, out byte[] payload)
    {
        (keys, payload) = ([], []);
        if (source.Length < CountSize)
        {
            return false;
        }

        var count = BinaryPrimitives.ReadInt32BigEndian(source);
        source = source[CountSize..];
        if (count < 0 || count > source.Length / KeySize)
        {
            return false;
        }

        var read = ImmutableArray.CreateBuilder<InvalidationKey>(count);
        for (var i = 0; i < count; i++)
        {
            read.Add(new InvalidationKey((InvalidationKind)source[0], BinaryPrimitives.ReadUInt128BigEndian(source[1..])));
            source = source[KeySize..];
        }

        (keys, payload) = (read.MoveToImmutable(), source.ToArray());
        return true;
    }
}
