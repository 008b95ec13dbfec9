using System.Buffers;
using Gateway.Core.Decisions;
using Gateway.Server.Refusals;
using Gateway.Server.Telemetry;

namespace Gateway.Server.Apis;

/// <summary>The answer over HTTP: no header of the department's reaches the caller.</summary>
internal sealed class HttpApiReply(HttpContext context) : IApiReply
{
    /// <summary>Whose fault a refusal is.</summary>
    public const string Fault = "Gateway-Fault";

    /// <summary>Id of the exchange.</summary>
    public const string Exchange = "Gateway-Exchange";

    /// <summary>Leaf hash of the record, in hexadecimal.</summary>
    public const string Receipt = "Gateway-Receipt";

    /// <inheritdoc/>
    public bool HasBegun { get; private set; }

    /// <inheritdoc/>
    public void Begin(int status, Guid exchangeId, ReadOnlySpan<byte> leaf, string mediaType, long? length)
    {
        HasBegun = true;
        var response = context.Response;
        response.StatusCode = status;
        response.Headers[Exchange] = exchangeId.ToString("D");
        response.Headers[Receipt] = Convert.ToHexStringLower(leaf);
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.ContentLength = length;
        if (mediaType.Length > 0)
        {
            response.ContentType = mediaType;
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
    {
        context.Response.BodyWriter.Write(piece.Span);
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask RefuseAsync(Refusal refusal, Guid exchangeId, string? entry)
    {
        context.Response.Headers[Fault] = refusal.Reason.Fault.Name();
        if (exchangeId != Guid.Empty)
        {
            context.Response.Headers[Exchange] = exchangeId.ToString("D");
        }

        context.Response.Headers.CacheControl = "no-store";
        await RefusalProblem.WriteAsync(context, refusal, exchangeId, entry);
    }

    /// <inheritdoc/>
    public void BreakOff() => context.Abort();
}
