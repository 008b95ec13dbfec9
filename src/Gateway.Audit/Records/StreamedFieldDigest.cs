using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Gateway.Audit;

/// <summary>
/// The salted digest of what one field of a department's own API released, taken as it passes: SHA-256(salt || number, 4 bytes
/// big-endian || for each value: its token as it left || 0x0A). The token is that of JSON, which holds no 0x0A; in gRPC it is the length
/// of the value in the message, 4 bytes big-endian, and the value's bytes.
/// </summary>
public sealed class StreamedFieldDigest : IDisposable
{
    // To make one costs more than to hash a short value.
    private static readonly ConcurrentQueue<IncrementalHash> s_idle = new();

    private readonly IncrementalHash _hash = s_idle.TryDequeue(out IncrementalHash? idle) ? idle : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _isBack;

    /// <summary>Begins the digest of a field.</summary>
    public StreamedFieldDigest(in Salt salt, uint number)
    {
        Span<byte> head = stackalloc byte[Salt.Size + sizeof(uint)];
        salt.CopyTo(head);
        BinaryPrimitives.WriteUInt32BigEndian(head[Salt.Size..], number);
        _hash.AppendData(head);
    }

    /// <summary>A piece of a value.</summary>
    public void Append(ReadOnlySpan<byte> token) => _hash.AppendData(token);

    /// <summary>The value is whole.</summary>
    public void EndValue() => _hash.AppendData("\n"u8);

    /// <summary>The digest; the object may not be used any more.</summary>
    public Digest Complete()
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        _hash.GetHashAndReset(bytes);
        GiveBack();
        return new Digest(bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isBack)
        {
            Span<byte> unused = stackalloc byte[Digest.Size];
            _hash.GetHashAndReset(unused);
            GiveBack();
        }
    }

    private void GiveBack()
    {
        _isBack = true;
        s_idle.Enqueue(_hash);
    }
}
