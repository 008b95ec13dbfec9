using System.Buffers;

namespace Gateway.Audit;

/// <summary>The hash under which a record enters the tree and stands in its receipt.</summary>
public static class LeafHash
{
    /// <summary>The byte before a leaf (RFC 6962 §2.1).</summary>
    internal const byte Prefix = 0x00;

    private const int OnStack = 1024;

    /// <summary>SHA-256(0x00 || record), RFC 6962 §2.1.</summary>
    public static Digest Compute(ReadOnlySpan<byte> record)
    {
        int length = record.Length + 1;
        byte[]? rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> input = rented is null ? stackalloc byte[OnStack] : rented;
        input = input[..length];
        input[0] = Prefix;
        record.CopyTo(input[1..]);
        Digest leaf = OfPrefixed(input);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return leaf;
    }

    /// <summary>The hash of bytes that already begin with the prefix.</summary>
    internal static Digest OfPrefixed(ReadOnlySpan<byte> prefixed) => ThreadSha256.Compute(prefixed);
}
