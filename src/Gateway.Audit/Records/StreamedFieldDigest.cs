using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Gateway.Audit;

/// <summary>
/// The salted digest of what one field of a department's own API released, taken as it passes: SHA-256(salt || number, 4 bytes
/// big-endian || for each value: its token as it left || 0x0A). The token is that of JSON, which holds no 0x0A; in gRPC it is the length
/// of the value in the message, 4 bytes big-endian, and the value's bytes.
/// </summary>
public sealed class StreamedFieldDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

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

    /// <summary>The digest; the object may not be used any more but to be disposed.</summary>
    public Digest Complete()
    {
        Span<byte> bytes = stackalloc byte[Digest.Size];
        _hash.GetHashAndReset(bytes);
        return new Digest(bytes);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
