using System.Buffers;
using System.Globalization;
using Gateway.Core.Decisions;
using Gateway.Server.Refusals;
using Gateway.Server.Telemetry;
using Google.Protobuf;
using StatusCode = Grpc.Core.StatusCode;

namespace Gateway.Server.Apis.Grpc;

/// <summary>The answer over gRPC: of the department's metadata and messages of its status nothing reaches the caller.</summary>
internal sealed class GrpcApiReply(HttpContext context)
{
    private const string StatusName = "grpc-status";

    /// <summary>The head was sent: what follows stands in trailers.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Sends the head.</summary>
    public void Begin(Guid exchangeId, ReadOnlySpan<byte> leaf)
    {
        HasBegun = true;
        SetHead(exchangeId);
        if (!leaf.IsEmpty)
        {
            context.Response.Headers[HttpApiReply.Receipt] = Convert.ToHexStringLower(leaf);
        }
    }

    /// <summary>Sends the head now, before there is a message.</summary>
    public async ValueTask BeginAsync(Guid exchangeId, CancellationToken cancellationToken)
    {
        Begin(exchangeId, []);
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }

    /// <summary>Sends messages, each behind its length.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> messages, CancellationToken cancellationToken)
    {
        context.Response.BodyWriter.Write(messages.Span);
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }

    /// <summary>Ends it by a status that is an answer.</summary>
    public void End(StatusCode status, Guid exchangeId, ReadOnlySpan<byte> leaf)
    {
        if (!HasBegun)
        {
            SetHead(exchangeId);
        }

        Trail(StatusName, ((int)status).ToString(CultureInfo.InvariantCulture));
        if (!leaf.IsEmpty)
        {
            Trail(HttpApiReply.Receipt, Convert.ToHexStringLower(leaf));
        }
    }

    /// <summary>Tells a refusal.</summary>
    public void Refuse(Refusal refusal, Guid exchangeId, string? entry)
    {
        if (!HasBegun)
        {
            SetHead(exchangeId);
        }

        if (refusal.Reason == Reasons.RequestEncodingUnsupported)
        {
            context.Response.Headers["grpc-accept-encoding"] = "identity";
        }

        var status = RefusalStatus.Of(refusal, exchangeId, entry);
        Trail(StatusName, status.Code.ToString(CultureInfo.InvariantCulture));
        Trail("grpc-message", Uri.EscapeDataString(status.Message));
        Trail("grpc-status-details-bin", Convert.ToBase64String(status.ToByteArray()).TrimEnd('='));
        Trail(HttpApiReply.Fault, refusal.Reason.Fault.Name());
    }

    /// <summary>Breaks off what cannot be ended: its caller takes nothing any more.</summary>
    public void BreakOff() => context.Abort();

    private void SetHead(Guid exchangeId)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        if (exchangeId != Guid.Empty)
        {
            response.Headers[HttpApiReply.Exchange] = exchangeId.ToString("D");
        }
    }

    /// <summary>Where nothing was sent yet, head and trailers are one.</summary>
    private void Trail(string name, string value)
    {
        if (HasBegun)
        {
            context.Response.AppendTrailer(name, value);
        }
        else
        {
            context.Response.Headers[name] = value;
        }
    }
}
