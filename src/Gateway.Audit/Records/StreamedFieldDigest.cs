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
    // Most fields are short, and to give a hash its input in pieces costs more than to hash it.
    private const int Room = 256;

    private static readonly ConcurrentQueue<byte[]> s_buffers = new();
    private static readonly ConcurrentQueue<IncrementalHash> s_hashes = new();

    private byte[]? _buffer = s_buffers.TryDequeue(out byte[]? idle) ? idle : new byte[Room];
    private IncrementalHash? _hash;
    private int _length;

    /// <summary>Begins the digest of a field.</summary>
    public StreamedFieldDigest(in Salt salt, uint number)
    {
        salt.CopyTo(_buffer);
        BinaryPrimitives.WriteUInt32BigEndian(_buffer.AsSpan(Salt.Size), number);
        _length = Salt.Size + sizeof(uint);
    }

    /// <summary>A piece of a value.</summary>
    public void Append(ReadOnlySpan<byte> token)
    {
        if (token.Length > Room - _length)
        {
            Spill();
        }

        if (token.Length > Room)
        {
            _hash!.AppendData(token);
            return;
        }

        token.CopyTo(_buffer.AsSpan(_length));
        _length += token.Length;
    }

    /// <summary>The value is whole.</summary>
    public void EndValue() => Append("\n"u8);

    /// <summary>The digest; the object may not be used any more.</summary>
    public Digest Complete()
    {
        if (_hash is null)
        {
            Digest digest = ThreadSha256.Compute(_buffer.AsSpan(0, _length));
            Dispose();
            return digest;
        }

        Spill();
        Span<byte> bytes = stackalloc byte[Digest.Size];
        _hash.GetHashAndReset(bytes);
        Dispose();
        return new Digest(bytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            // It held values of citizens.
            Array.Clear(buffer);
            s_buffers.Enqueue(buffer);
            _buffer = null;
        }

        if (_hash is { } hash)
        {
            Span<byte> unused = stackalloc byte[Digest.Size];
            hash.GetHashAndReset(unused);
            s_hashes.Enqueue(hash);
            _hash = null;
        }
    }

    private void Spill()
    {
        // To make one costs more than to hash a short value.
        _hash ??= s_hashes.TryDequeue(out IncrementalHash? idle) ? idle : IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _hash.AppendData(_buffer.AsSpan(0, _length));
        _length = 0;
    }
}
