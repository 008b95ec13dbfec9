using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Gateway.Contracts.Adapter.V1;
using Google.Protobuf;

namespace Gateway.Adapter.Preparing;

/// <summary>Handle of a prepared schema: the first 16 bytes of a SHA-256 over the schema and its mapping.</summary>
internal readonly record struct SchemaHandle(UInt128 Value)
{
    public const int Size = 16;

    public static SchemaHandle Of(EntrySchema schema, string mapping)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = schema.ToByteArray();
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
        hash.AppendData(Encoding.UTF8.GetBytes(mapping));
        return new SchemaHandle(BinaryPrimitives.ReadUInt128BigEndian(hash.GetHashAndReset()));
    }

    public static bool TryRead(ReadOnlySpan<byte> bytes, out SchemaHandle handle)
    {
        handle = bytes.Length == Size ? new SchemaHandle(BinaryPrimitives.ReadUInt128BigEndian(bytes)) : default;
        return bytes.Length == Size;
    }

    public ByteString ToByteString()
    {
        var bytes = new byte[Size];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Value);
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }
}
