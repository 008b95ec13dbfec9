using System.Buffers.Binary;
using System.Buffers.Text;
using Gateway.Core.Certificates;

namespace Gateway.Server.Certificates.Events;

/// <summary>A place in the feed as watchers keep it: epoch, sequence and tip in base64url.</summary>
internal static class WatchCursor
{
    private const int Size = 40;

    /// <summary>Writes a cursor.</summary>
    public static string Write(in FeedPoint point)
    {
        Span<byte> bytes = stackalloc byte[Size];
        point.Epoch.TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(bytes[16..], point.Sequence);
        BinaryPrimitives.WriteUInt128BigEndian(bytes[24..], point.Tip);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor; false where it was never one.</summary>
    public static bool TryRead(string text, out FeedPoint point)
    {
        point = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (text.Length > 2 * Size || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length) || length != Size)
        {
            return false;
        }

        point = new(new Guid(bytes[..16], bigEndian: true), BinaryPrimitives.ReadInt64BigEndian(bytes[16..]), BinaryPrimitives.ReadUInt128BigEndian(bytes[24..]));
        return point.Sequence >= 0;
    }
}
