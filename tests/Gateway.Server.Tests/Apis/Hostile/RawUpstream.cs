using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>An API that speaks no HTTP of its own: the test writes what goes on the wire.</summary>
internal sealed class RawUpstream : IAsyncDisposable
{
    private readonly RawListener _listener;

    public RawUpstream() => _listener = new RawListener(ServeAsync);

    public Uri Address => new($"http://127.0.0.1:{_listener.Port}");

    /// <summary>Heads and bodies of the requests that came, as they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    /// <summary>Writes the answer to a request; false ends the connection.</summary>
    public Func<NetworkStream, CancellationToken, Task<bool>> Answer { get; set; } = (stream, token) => WriteAsync(stream, Sound(ApiCity.Taxpayer), token);

    /// <summary>A sound answer.</summary>
    public static string Sound(string json, string more = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{more}Content-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";

    public static async Task<bool> WriteAsync(NetworkStream stream, string text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        return true;
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private async Task ServeAsync(Socket socket, CancellationToken ended)
    {
        await using var stream = new NetworkStream(socket);
        while (await ReadRequestAsync(stream, ended) is { } request)
        {
            Requests.Enqueue(request);
            if (!await Answer(stream, ended))
            {
                return;
            }
        }
    }

    private static async Task<string?> ReadRequestAsync(NetworkStream stream, CancellationToken ended)
    {
        var read = new StringBuilder();
        var one = new byte[1];
        while (!read.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one, ended) == 0)
            {
                return read.Length == 0 ? null : "cut: " + read;
            }

            read.Append((char)one[0]);
        }

        var mark = read.ToString().IndexOf("Content-Length: ", StringComparison.Ordinal);
        if (mark >= 0)
        {
            var body = new byte[int.Parse(read.ToString()[(mark + 16)..].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(body, ended);
            read.Append(Encoding.UTF8.GetString(body));
        }

        return read.ToString();
    }
}
