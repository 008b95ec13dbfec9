using System.Text.Json;

namespace Gateway.Server.SharedData.Json;

/// <summary>Writes the bytes of a message in the protobuf JSON mapping: names in lowerCamelCase, ascending by number, no defaults without presence.</summary>
internal static class ProtobufToJson
{
    /// <summary>How deeply messages may be nested.</summary>
    public const int GreatestDepth = 100;

    /// <summary>
    /// Writes one message as one JSON value. Throws <see cref="InvalidDataException"/> where the bytes are no message of the type, or hold
    /// what JSON has no form of: the gateway's own messages do not.
    /// </summary>
    public static void Write(JsonPlan plan, ReadOnlySpan<byte> message, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(writer);
        using var values = new PooledStack<WireValue>(64);
        using var keys = new PooledStack<MapKey>(32);
        new ProtobufMessageReader(writer, values, keys).Message(plan, message, 0);
    }
}
