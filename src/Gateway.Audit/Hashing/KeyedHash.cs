using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Gateway.Audit;

/// <summary>HMAC-SHA256 under one key, for all threads: keyed states are kept, which more than halves the cost of a short input.</summary>
/// <param name="key">The secret key.</param>
public sealed class KeyedHash(byte[] key)
{
    /// <summary>Bytes of a hash.</summary>
    public const int Size = HMACSHA256.HashSizeInBytes;

    private readonly ConcurrentQueue<IncrementalHash> _idle = new();

    /// <summary>Writes the 32 bytes of the hash to the start of <paramref name="hash"/>.</summary>
    public void Compute(ReadOnlySpan<byte> input, Span<byte> hash)
    {
        IncrementalHash keyed = _idle.TryDequeue(out IncrementalHash? idle) ? idle : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        keyed.AppendData(input);
        keyed.GetHashAndReset(hash);
        _idle.Enqueue(keyed);
    }
}
