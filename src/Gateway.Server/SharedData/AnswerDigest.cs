using System.Security.Cryptography;
using Google.Protobuf;

namespace Gateway.Server.SharedData;

/// <summary>SHA-256 over the records as the adapter encoded them, in order.</summary>
internal static class AnswerDigest
{
    /// <summary>The digest of an answer.</summary>
    public static ByteString Of(IReadOnlyList<ByteString> records)
    {
        if (records.Count == 1)
        {
            return UnsafeByteOperations.UnsafeWrap(SHA256.HashData(records[0].Span));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in records)
        {
            hash.AppendData(record.Span);
        }

        return UnsafeByteOperations.UnsafeWrap(hash.GetHashAndReset());
    }
}
