using System.Buffers.Binary;

namespace Gateway.Audit;

/// <summary>Ids of exchanges: UUIDs of version 7 (RFC 9562 §5.7), so that they ascend nearly with time.</summary>
public static class ExchangeId
{
    /// <summary>Bytes of an id on the wire and in the log, big-endian.</summary>
    public const int Size = 16;

    private const int RandomAt = 6;
    private const int VariantAt = 8;

    /// <summary>A new id whose first 48 bits are the present Unix milliseconds.</summary>
    public static Guid Create(TimeProvider time)
    {
        Span<byte> bytes = stackalloc byte[Size];
        RandomReserve.Fill(bytes[RandomAt..]);
        BinaryPrimitives.WriteUInt64BigEndian(bytes, ((ulong)time.GetUtcNow().ToUnixTimeMilliseconds() << 16) | BinaryPrimitives.ReadUInt16BigEndian(bytes[RandomAt..]));
        bytes[RandomAt] = (byte)((bytes[RandomAt] & 0x0F) | 0x70);
        bytes[VariantAt] = (byte)((bytes[VariantAt] & 0x3F) | 0x80);
        return Read(bytes);
    }

    /// <summary>Writes the 16 bytes, big-endian.</summary>
    public static void CopyTo(Guid id, Span<byte> destination)
    {
        if (!id.TryWriteBytes(destination, bigEndian: true, out _))
        {
            throw new ArgumentException("An exchange id needs 16 bytes.", nameof(destination));
        }
    }

    /// <summary>The id from its 16 bytes, big-endian.</summary>
    public static Guid Read(ReadOnlySpan<byte> bytes) => new(bytes, bigEndian: true);

    /// <summary>36 characters, lower case, as on receipts.</summary>
    public static string Format(Guid id) => id.ToString("D");

    /// <summary>Reads the 36-character form; false for any other.</summary>
    public static bool TryParse(string? text, out Guid id) => Guid.TryParseExact(text, "D", out id);
}
