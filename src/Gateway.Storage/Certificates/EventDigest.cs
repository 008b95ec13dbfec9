using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gateway.Storage.Databases;

namespace Gateway.Storage.Certificates;

/// <summary>
/// SHA-256 over what an event says: two of the same id with the same digest are one event. The payload is not in it,
/// since it is sealed anew at each repetition.
/// </summary>
internal static class EventDigest
{
    public static byte[] Of(StatusEvent report)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var typeCode = Encoding.UTF8.GetBytes(report.TypeCode);
        Span<byte> head = stackalloc byte[sizeof(int) + sizeof(int) + sizeof(long) + sizeof(bool)];
        BinaryPrimitives.WriteInt32BigEndian(head, typeCode.Length);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], (int)report.Kind);
        BinaryPrimitives.WriteInt64BigEndian(head[8..], UnixMicroseconds.Of(report.OccurredAt));
        head[16] = report.Certificate is null ? (byte)0 : (byte)1;
        hash.AppendData(head);
        hash.AppendData(typeCode);
        hash.AppendData(HashBytes.Of(report.Certificate ?? 0));
        hash.AppendData(HashBytes.Of([.. report.Holders.Distinct().Order()]));
        return hash.GetHashAndReset();
    }
}
