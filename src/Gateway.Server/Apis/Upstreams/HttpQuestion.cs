using System.Net;
using Gateway.Core.Apis;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Answers;
using Gateway.Server.Apis.Requests;
using Gateway.Server.Exchanges;

namespace Gateway.Server.Apis.Upstreams;

/// <summary>A call of an HTTP API.</summary>
internal sealed class HttpQuestion(ApiRequest request) : IApiQuestion
{
    /// <inheritdoc/>
    public bool IsStream => false;

    /// <inheritdoc/>
    public bool MayBeRepeated => request.Operation.IsSafe;

    /// <inheritdoc/>
    public HttpRequestMessage CreateMessage(Exchange exchange, ApiDestination destination) => ApiMessage.Create(exchange, request, destination);

    /// <inheritdoc/>
    public ApiVerdict Judge(Exchange exchange, HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            // A part, which nobody asked for, is not the whole.
            HttpStatusCode.PartialContent => new(AnswerBody.Invalid($"status {status}"), status),
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => Misframed(response) ?? default,
            HttpStatusCode.NotFound or HttpStatusCode.Gone when request.Operation.AbsentBy404 => Misframed(response) ?? new(null, status, IsAbsent: true),
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone => new(AnswerBody.Invalid($"status {status}"), status),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired =>
                new(new Refusal(Reasons.ApiCredentialRefused), status),
            HttpStatusCode.TooManyRequests => new(new Refusal(Reasons.ProviderBusy), status),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError =>
                new(new Refusal(Reasons.ApiRequestRefused, Detail: $"status {status}"), status),
            HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
                new(new Refusal(Reasons.ProviderUnavailable), status, IsTransport: true),
            >= HttpStatusCode.InternalServerError => new(new Refusal(Reasons.ProviderUnavailable, Detail: $"status {status}"), status),
            _ => new(AnswerBody.Invalid($"status {status}"), status),
        };
    }

    private static ApiVerdict? Misframed(HttpResponseMessage response) => AnswerFraming.IsSound(response)
        ? null
        : new ApiVerdict(AnswerBody.Invalid("its length is said in two ways. 应答长度不明确。"), (int)response.StatusCode);
}
