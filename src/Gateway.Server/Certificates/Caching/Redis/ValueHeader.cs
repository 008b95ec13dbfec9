using System.Buffers.Binary;
using Gateway.Core.Certificates;

namespace Gateway.Server.Certificates.Caching.Redis;

/// <summary>What a value in Redis says of itself in the open; none of it can be changed unseen.</summary>
/// <param name="Began">Where the feed stood when its fill began.</param>
/// <param name="FilledAt">When its fill began.</param>
/// <param name="Expiry">From when on it may not be served.</param>
internal readonly record struct ValueHeader(FeedPoint Began, DateTimeOffset FilledAt, DateTimeOffset Expiry)
{
    /// <summary>Number of the format: the first byte.</summary>
    public const byte Format = 1;

    /// <summary>Format 1, epoch 16, sequence 8, tip 16, the two times 8 each.</summary>
    public const int Size = 57;

    /// <summary>Writes it.</summary>
    public void Write(Span<byte> destination)
    {
        destination[0] = Format;
        Began.Epoch.TryWriteBytes(destination[1..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(destination[17..], Began.Sequence);
        BinaryPrimitives.WriteUInt128BigEndian(destination[25..], Began.Tip);
        BinaryPrimitives.WriteInt64BigEndian(destination[41..], FilledAt.UtcTicks);
        BinaryPrimitives.WriteInt64BigEndian(destination[49..], Expiry.UtcTicks);
    }

    /// <summary>Reads it; false where it is no header of this format.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out ValueHeader header)
    {
        header = default;
        if (source.Length < Size || source[0] != Format)
        {
            return false;
        }

        var (filled, expiry) = (BinaryPrimitives.ReadInt64BigEndian(source[41..]), BinaryPrimitives.ReadInt64BigEndian(source[49..]));
        if (filled < 0 || expiry < filled || expiry > DateTimeOffset.MaxValue.UtcTicks)
        {
            return false;
        }

        header = new ValueHeader(
            new FeedPoint(
                new Guid(source.Slice(1, 16), bigEndian: true),
                BinaryPrimitives.ReadInt64BigEndian(source[17..]),
                BinaryPrimitives.ReadUInt128BigEndian(source[25..])),
            new DateTimeOffset(filled, TimeSpan.Zero),
            new DateTimeOffset(expiry, TimeSpan.Zero));
        return true;
    }
}
