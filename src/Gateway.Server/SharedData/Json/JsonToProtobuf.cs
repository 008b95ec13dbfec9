using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Gateway.Server.SharedData.Json;

/// <summary>
/// Reads the protobuf JSON mapping into the bytes of a message, in one pass. Fields are written ascending by number.
/// Stricter than the mapping where an error of the caller would else go unseen: unknown and doubled members are
/// refused, and what is not exactly a number, a base64 text or a moment is none.
/// </summary>
internal static class JsonToProtobuf
{
    /// <summary>How deeply objects and arrays may be nested.</summary>
    public const int GreatestDepth = 16;

    /// <summary>
    /// Writes the message that JSON stands for. Any bytes are answered with a message or with a fault, never with an exception;
    /// nothing is written with a fault.
    /// </summary>
    public static bool TryWrite(
        JsonPlan plan, ReadOnlySpan<byte> utf8Json, IBufferWriter<byte> output, [NotNullWhen(false)] out JsonFault? fault)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(output);
        using var buffer = new ProtobufBuffer(utf8Json.Length);
        using var seen = new PooledStack<ulong>(32);
        using var pieces = new PooledStack<ProtobufPiece>(64);
        using var keys = new PooledStack<ProtobufPiece>(64);
        var reader = new JsonMessageReader(utf8Json, buffer, seen, pieces, keys);
        fault = reader.Read(plan);
        if (fault is not null)
        {
            return false;
        }

        output.Write(buffer.Written);
        return true;
    }
}
