using System.Buffers.Binary;

namespace Gateway.Server.Certificates.Caching;

/// <summary>
/// 32 bytes of a keyed hash over everything that tells answers apart. Its bits are as good as random to whoever lacks the
/// key, so they are taken as they are wherever a hash is needed.
/// </summary>
internal readonly record struct CacheKey(ulong First, ulong Second, ulong Third, ulong Fourth)
{
    /// <summary>Its size in bytes.</summary>
    public const int Size = 32;

    /// <summary>Reads it from 32 bytes.</summary>
    public static CacheKey Of(ReadOnlySpan<byte> hash) => new(
        BinaryPrimitives.ReadUInt64BigEndian(hash),
        BinaryPrimitives.ReadUInt64BigEndian(hash[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(hash[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(hash[24..Size]));

    /// <summary>Writes its 32 bytes.</summary>
    public void CopyTo(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt64BigEndian(destination, First);
        BinaryPrimitives.WriteUInt64BigEndian(destination[8..], Second);
        BinaryPrimitives.WriteUInt64BigEndian(destination[16..], Third);
        BinaryPrimitives.WriteUInt64BigEndian(destination[24..], Fourth);
    }

    /// <inheritdoc/>
    public override int GetHashCode() => (int)First;

    /// <summary>Its bytes as 64 hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
