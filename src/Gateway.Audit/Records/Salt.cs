using System.Buffers.Binary;

namespace Gateway.Audit;

/// <summary>The 16 random bytes of a record, which keep its digests from being guessed.</summary>
public readonly record struct Salt
{
    /// <summary>Bytes of a salt.</summary>
    public const int Size = 16;

    private readonly UInt128 _value;

    /// <summary>Takes over 16 bytes; any other length is an <see cref="ArgumentException"/>.</summary>
    public Salt(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        _value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>A new salt from the system's random number generator.</summary>
    public static Salt Create()
    {
        Span<byte> bytes = stackalloc byte[Size];
        RandomReserve.Fill(bytes);
        return new Salt(bytes);
    }

    /// <summary>Writes the 16 bytes to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, _value);
}
