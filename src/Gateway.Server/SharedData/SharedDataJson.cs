using System.Text;
using Gateway.Contracts.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Refusals;
using Google.Protobuf;

namespace Gateway.Server.SharedData;

/// <summary>
/// The JSON door: <c>POST /v1/data/{department}/{entry}:lookup</c>, the protobuf JSON mapping of the same messages.
/// It is not the framework's transcoding, which answers errors in a shape of its own: refusals here are
/// problem details (RFC 9457).
/// </summary>
internal sealed class SharedDataJson(SharedDataDoor door, ExchangePipeline pipeline, Replies replies, GatewayOptions options)
{
    private static readonly JsonParser s_parser = new(JsonParser.Settings.Default.WithRecursionLimit(16));
    private static readonly JsonFormatter s_formatter = new(JsonFormatter.Settings.Default);

    /// <summary>Serves one lookup.</summary>
    public async Task LookupAsync(HttpContext context, string department, string entry)
    {
        var (request, refusal) = await ReadAsync(context, department, entry);
        var call = door.Call(
            context,
            Core.Catalogue.Operations.Lookup,
            SharedDataDoor.Service + "/Lookup",
            request is null ? ExchangeRequest.NotRead(refusal!) : GenericRequests.Read(request));
        var answer = await pipeline.LookupAsync(call, context.RequestAborted);
        if (answer.Refusal is { } refused)
        {
            await RefusalProblem.WriteAsync(context, refused, answer.ExchangeId, answer.Entry?.Path);
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        var text = s_formatter.Format(LookupResponse.Parser.ParseFrom(replies.Lookup(answer, typed: false).ToBytes().Span));
        await context.Response.WriteAsync(text, context.RequestAborted);
    }

    private async Task<(LookupRequest? Request, Refusal? Refusal)> ReadAsync(HttpContext context, string department, string entry)
    {
        if (!context.Request.HasJsonContentType())
        {
            return (null, new Refusal(Reasons.RequestMalformed, Detail: "Content-Type must be application/json."));
        }

        try
        {
            if (await ReadBodyAsync(context) is not { } body)
            {
                return (null, new Refusal(Reasons.RequestTooLarge, Detail: $"the limit is {options.Limits.RequestBytes} bytes."));
            }

            var request = s_parser.Parse<LookupRequest>(body);
            if ((request.Department.Length > 0 && request.Department != department) || (request.Entry.Length > 0 && request.Entry != entry))
            {
                return (null, new Refusal(Reasons.RequestMalformed, Detail: "department and entry of the body differ from those of the path."));
            }

            request.Department = department;
            request.Entry = entry;
            return (request, null);
        }
        catch (Exception exception) when (exception is InvalidJsonException or InvalidProtocolBufferException or FormatException or DecoderFallbackException)
        {
            // The parser's own words may repeat a value.
            return (null, new Refusal(Reasons.RequestMalformed, Detail: "the body is not JSON of gateway.v1.LookupRequest."));
        }
    }

    private async Task<string?> ReadBodyAsync(HttpContext context)
    {
        var limit = options.Limits.RequestBytes;
        while (true)
        {
            var read = await context.Request.BodyReader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > limit)
            {
                return null;
            }

            if (read.IsCompleted)
            {
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(read.Buffer);
            }

            context.Request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
