using System.Buffers;
using System.Buffers.Binary;

namespace Gateway.Audit;

/// <summary>The salted digest of what one field released.</summary>
public static class FieldDigest
{
    private const int OnStack = 1024;
    private const int LengthSize = 4;

    /// <summary>The digest of a field of a single record. <paramref name="value"/> is the value as encoded.</summary>
    public static Digest Compute(in Salt salt, uint number, ReadOnlySpan<byte> value)
    {
        int length = Salt.Size + LengthSize + LengthSize + value.Length;
        byte[]? rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> input = rented is null ? stackalloc byte[OnStack] : rented;
        Append(value, input, Begin(salt, number, input));
        return Finish(input[..length], rented);
    }

    /// <summary>
    /// SHA-256(salt || number, 4 bytes big-endian || for each record: length, 4 bytes big-endian || value), in
    /// the order of the records.
    /// </summary>
    public static Digest Compute(in Salt salt, uint number, ReadOnlySpan<ReadOnlyMemory<byte>> values)
    {
        int length = Salt.Size + LengthSize;
        foreach (ReadOnlyMemory<byte> value in values)
        {
            length = checked(length + LengthSize + value.Length);
        }

        byte[]? rented = length > OnStack ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> input = rented is null ? stackalloc byte[OnStack] : rented;
        int position = Begin(salt, number, input);
        foreach (ReadOnlyMemory<byte> value in values)
        {
            position = Append(value.Span, input, position);
        }

        return Finish(input[..length], rented);
    }

    private static int Begin(in Salt salt, uint number, Span<byte> input)
    {
        salt.CopyTo(input);
        BinaryPrimitives.WriteUInt32BigEndian(input[Salt.Size..], number);
        return Salt.Size + LengthSize;
    }

    private static int Append(ReadOnlySpan<byte> value, Span<byte> input, int position)
    {
        BinaryPrimitives.WriteInt32BigEndian(input[position..], value.Length);
        value.CopyTo(input[(position + LengthSize)..]);
        return position + LengthSize + value.Length;
    }

    private static Digest Finish(ReadOnlySpan<byte> input, byte[]? rented)
    {
        Digest digest = ThreadSha256.Compute(input);
        if (rented is not null)
        {
            // The buffer held values of citizens: it is not handed to the next renter as it is.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        }

        return digest;
    }
}
