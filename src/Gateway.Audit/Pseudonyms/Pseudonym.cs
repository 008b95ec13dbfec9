using System.Buffers.Binary;

namespace Gateway.Audit;

/// <summary>A keyed pseudonym of a subject: 16 bytes.</summary>
public readonly record struct Pseudonym
{
    /// <summary>Bytes of a pseudonym.</summary>
    public const int Size = 16;

    private readonly UInt128 _value;

    /// <summary>Takes over 16 bytes; any other length is an <see cref="ArgumentException"/>.</summary>
    public Pseudonym(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, Size);
        _value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>Writes the 16 bytes to the start of <paramref name="destination"/>.</summary>
    public void CopyTo(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, _value);

    /// <summary>32 lower-case hexadecimal characters.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
