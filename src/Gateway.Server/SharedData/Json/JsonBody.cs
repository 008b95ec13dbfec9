using System.Buffers;
using Gateway.Core.Decisions;
using Gateway.Server.Endpoints;

namespace Gateway.Server.SharedData.Json;

/// <summary>Reads the bodies of requests in JSON, within the limit.</summary>
internal sealed class JsonBody(GatewayOptions options)
{
    private static readonly Refusal s_slow = Malformed("body: it comes too slowly. 请求体传输过慢。");

    /// <summary>The body as the message of a plan, or why it is none.</summary>
    public async Task<(ReadOnlyMemory<byte> Message, Refusal? Refusal)> ReadAsync(HttpContext context, JsonPlan plan)
    {
        var (body, refusal) = await ReadAsync(context);
        return refusal is not null ? (default, refusal) : ToMessage(plan, body);
    }

    /// <summary>The bytes of the body, or why they are not read.</summary>
    public async Task<(byte[] Body, Refusal? Refusal)> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            return ([], new Refusal(Reasons.RequestMalformed, Detail: "Content-Type must be application/json."));
        }

        var (body, refusal) = await ReadWithinAsync(context);
        return refusal is null && body is null
            ? ([], new Refusal(Reasons.RequestTooLarge, Detail: $"the limit is {options.Limits.RequestBytes} bytes."))
            : (body ?? [], refusal);
    }

    /// <summary>JSON as the message of a plan, or the path of its fault.</summary>
    public static (ReadOnlyMemory<byte> Message, Refusal? Refusal) ToMessage(JsonPlan plan, byte[] body)
    {
        var message = new ArrayBufferWriter<byte>(Math.Max(256, body.Length));
        return JsonToProtobuf.TryWrite(plan, body, message, out var fault)
            ? (message.WrittenMemory, null)
            : (default, new Refusal(Reasons.RequestMalformed, Detail: fault.Path.Length == 0 ? fault.Message : $"{fault.Path}: {fault.Message}"));
    }

    /// <summary>Null without a refusal: it is too large. What the server refuses of it is refused here, where it is recorded.</summary>
    private async Task<(byte[]? Body, Refusal? Refusal)> ReadWithinAsync(HttpContext context)
    {
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        inTime.CancelAfter(HttpProtocol.IsHttp2(context.Request.Protocol) ? BodyRate.Greatest : Timeout.InfiniteTimeSpan);
        try
        {
            BodyRate.Lift(context);
            return (await ReadBytesAsync(context, inTime.Token), null);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return (null, s_slow);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            // The server counted before this door could: a length that was announced, or much at once.
            return (null, null);
        }
        catch (BadHttpRequestException fault) when (fault.StatusCode == StatusCodes.Status408RequestTimeout)
        {
            return (null, s_slow);
        }
        catch (IOException fault) when (IsUnsound(fault))
        {
            return (null, Malformed("body: its length or its chunks are unsound. 请求体长度或分块有误。"));
        }
    }

    /// <summary>The server could not read it. Where it only ended early its caller went away, and nobody waits for an answer.</summary>
    private static bool IsUnsound(IOException fault) =>
        fault is BadHttpRequestException
            ? !fault.Message.StartsWith("Unexpected end", StringComparison.Ordinal)
            : fault.InnerException is OverflowException;

    private static Refusal Malformed(string detail) => new(Reasons.RequestMalformed, Detail: detail);

    private async Task<byte[]?> ReadBytesAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var isTooLarge = read.Buffer.Length > options.Limits.RequestBytes;
            if (isTooLarge || read.IsCompleted)
            {
                // What is read is given back to the connection, which its next request needs.
                var body = isTooLarge ? null : read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
