using System.Buffers.Binary;
using System.Net.Security;
using System.Text;
using Gateway.Server.Tests.City;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>Frames of HTTP/2 (RFC 9113), and nothing that keeps them to its rules.</summary>
internal sealed class RawHttp2(RawCaller caller) : IAsyncDisposable
{
    public const byte Data = 0, Headers = 1, Reset = 3, Settings = 4, GoAway = 7, Continuation = 9;
    public const byte EndStream = 1, EndHeaders = 4;

    private static readonly byte[] s_preface = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8];

    public static async Task<RawHttp2> ConnectAsync(TestCity city)
    {
        var connection = new RawHttp2(await RawCaller.ConnectAsync(city, SslApplicationProtocol.Http2));
        await connection.SendAsync([.. s_preface, .. Frame(Settings, 0, 0, [])]);
        return connection;
    }

    /// <summary>A frame as it goes on the wire.</summary>
    public static byte[] Frame(byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[9 + payload.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame, payload.Length << 8);
        (frame[3], frame[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame.AsSpan(9));
        return frame;
    }

    /// <summary>The head of a call in literals that no table holds (RFC 7541 §6.2.2).</summary>
    public static byte[] Head(string path = "/taxpayers/" + ApiCity.Firm, params (string Name, string Value)[] more)
    {
        var block = new List<byte>();
        (string, string)[] all =
        [
            (":method", "GET"), (":scheme", "https"), (":authority", "localhost"), (":path", "/api/gongan/tax" + path),
            ("gateway-item", Registered.Item), ("gateway-scenario", "acceptance"), ("gateway-case", "C-1"), ("gateway-officer", "officer-7"),
            .. more,
        ];
        foreach (var (name, value) in all)
        {
            block.Add(0);
            AddText(block, name);
            AddText(block, value);
        }

        return [.. block];
    }

    public Task<bool> SendAsync(byte[] bytes) => caller.SendAsync(bytes);

    /// <summary>The next frame; null where the connection ended.</summary>
    public async Task<(byte Type, byte Flags, int Stream, byte[] Payload)?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var head = new byte[9];
            await caller.Stream.ReadExactlyAsync(head, cancellationToken);
            var payload = new byte[BinaryPrimitives.ReadInt32BigEndian(head) >>> 8];
            await caller.Stream.ReadExactlyAsync(payload, cancellationToken);
            return (head[3], head[4], BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(5)), payload);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => caller.DisposeAsync();

    private static void AddText(List<byte> block, string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        if (bytes.Length < 127)
        {
            block.Add((byte)bytes.Length);
        }
        else
        {
            block.Add(127);
            var rest = bytes.Length - 127;
            for (; rest >= 128; rest >>= 7)
            {
                block.Add((byte)(128 | (rest & 127)));
            }

            block.Add((byte)rest);
        }

        block.AddRange(bytes);
    }
}
