using System.Net;
using System.Net.Http.Headers;
using Gateway.Core.Apis;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Answers;
using Gateway.Server.Apis.Upstreams;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Grpc.Upstream;

/// <summary>A call of a gRPC API: no metadata of the caller's go with it.</summary>
/// <param name="operation">The operation.</param>
/// <param name="ends">What ends the call.</param>
/// <param name="frame">The one message with its head; null where the request is a stream.</param>
/// <param name="stream">The request where it is a stream; for one attempt.</param>
internal sealed class GrpcQuestion(ApiOperation operation, GrpcEnds ends, byte[]? frame, HttpContent? stream) : IApiQuestion
{
    private static readonly MediaTypeHeaderValue s_type = new("application/grpc");

    /// <inheritdoc/>
    public bool IsStream => !operation.Grpc!.IsUnary;

    /// <inheritdoc/>
    public bool MayBeRepeated => operation.IsSafe && frame is not null;

    /// <inheritdoc/>
    public HttpRequestMessage CreateMessage(Exchange exchange, ApiDestination destination)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, new Uri(destination.Address.AbsoluteUri.TrimEnd('/') + operation.Path.Text))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = frame is not null ? new ByteArrayContent(frame) : stream!,
        };
        message.Content.Headers.ContentType = s_type;
        message.Headers.TE.Add(new("trailers"));
        message.Headers.Add("grpc-accept-encoding", "identity");
        message.Headers.Add("Gateway-Exchange", exchange.Id.ToString("D"));
        message.Headers.Add("Gateway-Consumer", exchange.Decision.Caller!.Department);
        if (ends.TimeLeft is { } left)
        {
            message.Headers.Add(GrpcTimeout.Name, GrpcTimeout.Write(left));
        }

        return message;
    }

    /// <inheritdoc/>
    public ApiVerdict Judge(Exchange exchange, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.OK when !IsGrpc(response) => new(AnswerBody.Invalid("no gRPC, or compressed. 应答不是 gRPC，或已压缩。"), status),
            HttpStatusCode.OK => response.Headers.NonValidated.Contains("grpc-status")
                ? GrpcStatusMap.Of(GrpcStatusMap.Read(response.Headers), ends.IsCallersTimeOver)
                : default,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(new Refusal(Reasons.ApiCredentialRefused), status),
            HttpStatusCode.TooManyRequests => new(new Refusal(Reasons.ProviderBusy), status),
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                new(new Refusal(Reasons.ProviderUnavailable), status, IsTransport: true),
            _ => new(AnswerBody.Invalid($"HTTP status {status}"), status),
        };
    }

    private static bool IsGrpc(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type
        && (type.Equals("application/grpc", StringComparison.OrdinalIgnoreCase) || type.Equals("application/grpc+proto", StringComparison.OrdinalIgnoreCase))
        && (!response.Headers.NonValidated.TryGetValues("grpc-encoding", out var encoding)
            || encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase));
}
