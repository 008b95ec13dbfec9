using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Gateway.Storage.Model;

/// <summary>Bytes as the databases take them.</summary>
internal sealed class BytesConverter() : ValueConverter<ReadOnlyMemory<byte>, byte[]>(memory => memory.ToArray(), bytes => bytes);
