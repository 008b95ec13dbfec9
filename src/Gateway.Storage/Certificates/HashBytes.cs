using System.Buffers.Binary;

namespace Gateway.Storage.Certificates;

/// <summary>Numbers of 16 bytes as the tables hold them: the most significant byte first.</summary>
internal static class HashBytes
{
    public const int Size = 16;

    public static byte[] Of(UInt128 number)
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return bytes;
    }

    public static byte[] Of(ReadOnlySpan<UInt128> numbers)
    {
        var bytes = new byte[numbers.Length * Size];
        for (var index = 0; index < numbers.Length; index++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(index * Size), numbers[index]);
        }

        return bytes;
    }

    /// <exception cref="InvalidDataException">Not 16 bytes.</exception>
    public static UInt128 Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size ? BinaryPrimitives.ReadUInt128BigEndian(bytes) : throw Malformed(bytes.Length);

    /// <exception cref="InvalidDataException">Not a multiple of 16 bytes.</exception>
    public static UInt128[] ReadMany(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % Size != 0)
        {
            throw Malformed(bytes.Length);
        }

        var numbers = new UInt128[bytes.Length / Size];
        for (var index = 0; index < numbers.Length; index++)
        {
            numbers[index] = BinaryPrimitives.ReadUInt128BigEndian(bytes[(index * Size)..]);
        }

        return numbers;
    }

    private static InvalidDataException Malformed(int length) => new($"Hashes have {Size} bytes each, not {length} in all.");
}
