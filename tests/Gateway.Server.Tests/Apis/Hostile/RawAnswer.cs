using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Gateway.Server.Tests.Apis.Hostile;

/// <summary>An answer as it came on the wire.</summary>
internal sealed record RawAnswer(int Status, string Head, string Body)
{
    /// <summary>Reason of a refusal; empty where there is none.</summary>
    public string Reason => Member("reason");

    /// <summary>Whose fault it was; empty where the answer does not say.</summary>
    public string Fault => Header("Gateway-Fault");

    /// <summary>Id of the exchange; empty where there is none.</summary>
    public string Exchange => Header("Gateway-Exchange") is { Length: > 0 } id ? id : Member("exchange_id");

    /// <summary>Value of a header; empty where it is not there.</summary>
    public string Header(string name)
    {
        foreach (var line in Head.Split("\r\n"))
        {
            if (line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            {
                return line[(name.Length + 1)..].Trim();
            }
        }

        return "";
    }

    /// <summary>Reads answers until the connection ends, or there are as many.</summary>
    public static async Task<List<RawAnswer>> ReadAllAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var answers = new List<RawAnswer>();
        var read = new Reader(stream, cancellationToken);
        while (answers.Count < most && await read.HeadAsync() is { } head)
        {
            var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
            var answer = new RawAnswer(status, head, "");
            answers.Add(answer with { Body = Encoding.UTF8.GetString(await read.BodyAsync(answer)) });
        }

        return answers;
    }

    private string Member(string name) => Body.Length > 0 && Header("Content-Type").StartsWith("application/problem+json", StringComparison.Ordinal)
        && JsonDocument.Parse(Body).RootElement.TryGetProperty(name, out var value) ? value.GetString()! : "";

    private sealed class Reader(Stream stream, CancellationToken cancellationToken)
    {
        private readonly List<byte> _held = [];

        public async Task<string?> HeadAsync()
        {
            int end;
            while ((end = IndexOf("\r\n\r\n"u8)) < 0)
            {
                if (!await FillAsync())
                {
                    return null;
                }
            }

            return Encoding.Latin1.GetString(Take(end + 4));
        }

        public async Task<byte[]> BodyAsync(RawAnswer answer)
        {
            if (answer.Status is < 200 or 204)
            {
                return [];
            }

            if (answer.Header("Transfer-Encoding") == "chunked")
            {
                return await ChunksAsync();
            }

            var length = int.Parse(answer.Header("Content-Length") is { Length: > 0 } text ? text : "0", CultureInfo.InvariantCulture);
            while (_held.Count < length && await FillAsync())
            {
            }

            return Take(Math.Min(length, _held.Count));
        }

        private async Task<byte[]> ChunksAsync()
        {
            var body = new List<byte>();
            while (true)
            {
                int end;
                while ((end = IndexOf("\r\n"u8)) < 0)
                {
                    if (!await FillAsync())
                    {
                        throw new EndOfStreamException("The answer ends inside a chunk.");
                    }
                }

                var size = int.Parse(Encoding.ASCII.GetString(Take(end + 2)).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                while (_held.Count < size + 2)
                {
                    if (!await FillAsync())
                    {
                        throw new EndOfStreamException("The answer ends inside a chunk.");
                    }
                }

                body.AddRange(Take(size + 2).AsSpan(0, size));
                if (size == 0)
                {
                    return [.. body];
                }
            }
        }

        private int IndexOf(ReadOnlySpan<byte> what) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_held).IndexOf(what);

        private byte[] Take(int count)
        {
            var taken = _held.GetRange(0, count).ToArray();
            _held.RemoveRange(0, count);
            return taken;
        }

        private async Task<bool> FillAsync()
        {
            var buffer = new byte[16 << 10];
            try
            {
                var count = await stream.ReadAsync(buffer, cancellationToken);
                _held.AddRange(buffer.AsSpan(0, count));
                return count > 0;
            }
            catch (IOException)
            {
                return false;
            }
        }
    }
}
