using System.Buffers;
using System.Text;
using System.Text.Json;
using Gateway.Server.SharedData.Json;

namespace Gateway.Server.Tests.Json;

/// <summary>Both directions, for tests.</summary>
internal static class Transcoded
{
    /// <summary>The JSON of a message.</summary>
    public static string ToJson(JsonPlan plan, ReadOnlySpan<byte> message)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            ProtobufToJson.Write(plan, message, writer);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The message of a JSON text.</summary>
    public static byte[] ToBytes(JsonPlan plan, string json)
    {
        var (message, fault) = Read(plan, Encoding.UTF8.GetBytes(json));
        return message ?? throw new InvalidOperationException($"{fault!.Path}: {fault.Message} in {json}");
    }

    /// <summary>What is wrong with a JSON text.</summary>
    public static JsonFault FaultOf(JsonPlan plan, string json)
    {
        var (message, fault) = Read(plan, Encoding.UTF8.GetBytes(json));
        return fault ?? throw new InvalidOperationException($"{json} was read as {Convert.ToHexString(message!)}");
    }

    /// <summary>The message or the fault; nothing is written with a fault.</summary>
    public static (byte[]? Message, JsonFault? Fault) Read(JsonPlan plan, ReadOnlySpan<byte> json)
    {
        var output = new ArrayBufferWriter<byte>();
        if (JsonToProtobuf.TryWrite(plan, json, output, out var fault))
        {
            return (output.WrittenSpan.ToArray(), null);
        }

        Assert.Equal(0, output.WrittenCount);
        return (null, fault);
    }
}
