using System.Buffers.Binary;
using System.Collections.Immutable;
using Gateway.Core.Certificates;
using Gateway.Server.Certificates.Caching;

namespace Gateway.Server.Tests.Certificates.Caching.Model;

/// <summary>Three certificates of one type; the first two have one holder.</summary>
internal static class Certificates
{
    public const int Count = 3;

    public static int[] OfHolderOf(int certificate) => certificate < 2 ? [0, 1] : [2];

    public static InvalidationKey KeyOf(InvalidationKind kind, int certificate) => new(kind, kind switch
    {
        InvalidationKind.Certificate => (UInt128)certificate,
        InvalidationKind.Holder => certificate < 2 ? 100u : 101u,
        _ => 200u,
    });

    public static ImmutableArray<InvalidationKey> KeysOf(int certificate) =>
        [.. Enum.GetValues<InvalidationKind>().Select(kind => KeyOf(kind, certificate))];

    public static CacheKey CacheKeyOf(int certificate) => new((ulong)certificate, 1, 2, 3);
}

/// <summary>What an answer says, with what a test must know to judge it.</summary>
internal readonly record struct Said(int Certificate, bool Valid, long Began, long Lifetime)
{
    public byte[] ToBytes()
    {
        var bytes = new byte[18];
        (bytes[0], bytes[1]) = ((byte)Certificate, Valid ? (byte)1 : (byte)0);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(2), Began);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(10), Lifetime);
        return bytes;
    }

    public static Said Of(ReadOnlySpan<byte> bytes) => new(
        bytes[0], bytes[1] == 1, BinaryPrimitives.ReadInt64BigEndian(bytes[2..]), BinaryPrimitives.ReadInt64BigEndian(bytes[10..]));
}
