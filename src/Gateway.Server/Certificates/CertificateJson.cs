using System.Text.Json;
using Gateway.Contracts.Certificates.V1;
using Gateway.Core.Catalogue;
using Gateway.Server.Exchanges;
using Gateway.Server.Refusals;
using Gateway.Server.SharedData;
using Gateway.Server.SharedData.Json;
using Google.Protobuf;

namespace Gateway.Server.Certificates;

/// <summary>
/// The JSON door of certificates: <c>POST /v1/certificates:find</c> and its like, and <c>GET /v1/certificates/types</c>, in the protobuf
/// JSON mapping.
/// </summary>
internal sealed class CertificateJson(SharedDataDoor door, JsonBody bodies, CertificateExchanges exchanges, CertificateTypes types)
{
    private static readonly JsonPlan s_find = JsonPlan.Of(FindCertificatesRequest.Descriptor);
    private static readonly JsonPlan s_get = JsonPlan.Of(GetCertificateRequest.Descriptor);
    private static readonly JsonPlan s_verify = JsonPlan.Of(VerifyCertificateRequest.Descriptor);
    private static readonly JsonPlan s_found = JsonPlan.Of(FindCertificatesResponse.Descriptor);
    private static readonly JsonPlan s_verified = JsonPlan.Of(VerifyCertificateResponse.Descriptor);
    private static readonly JsonPlan s_types = JsonPlan.Of(ListCertificateTypesResponse.Descriptor);

    /// <summary>Serves the list of types.</summary>
    public async Task ListAsync(HttpContext context)
    {
        var (listed, refusal) = await types.ReadAsync(context);
        if (refusal is not null)
        {
            await RefusalProblem.WriteAsync(context, refusal, Guid.Empty, null);
            return;
        }

        await WriteAsync(context, s_types, listed!.ToByteArray());
    }

    /// <summary>Serves one look-up by holder.</summary>
    public Task FindAsync(HttpContext context) =>
        AnswerAsync(context, "FindCertificates", s_find, FindCertificatesRequest.Parser, exchanges.FindAsync, s_found);

    /// <summary>Serves one look-up by identifier.</summary>
    public Task GetAsync(HttpContext context) =>
        AnswerAsync(context, "GetCertificate", s_get, GetCertificateRequest.Parser, exchanges.GetAsync, s_found);

    /// <summary>Serves one verification.</summary>
    public Task VerifyAsync(HttpContext context) =>
        AnswerAsync(context, "VerifyCertificate", s_verify, VerifyCertificateRequest.Parser, exchanges.VerifyAsync, s_verified);

    private async Task AnswerAsync<T>(
        HttpContext context,
        string method,
        JsonPlan plan,
        MessageParser<T> parser,
        Func<CertificateExchanges.Enter, T?, CancellationToken, Task<CertificateResult>> answer,
        JsonPlan response)
        where T : class, IMessage<T>
    {
        var (message, unread) = await bodies.ReadAsync(context, plan);
        ExchangeCall Enter(Operations operation, Func<string, ExchangeRequest> read) => door.Call(
            context, operation, $"{CertificateGrpc.Service}/{method}", unread is null ? read(door.ConsumerOf(context)) : ExchangeRequest.NotRead(unread));
        var (answered, reply) = await answer(Enter, unread is null ? parser.ParseFrom(message.Span) : null, context.RequestAborted);
        if (answered.Refusal is { } refusal)
        {
            await RefusalProblem.WriteAsync(context, refusal, answered.ExchangeId, answered.Entry?.Path);
            return;
        }

        await WriteAsync(context, response, reply!.ToBytes());
    }

    private static async Task WriteAsync(HttpContext context, JsonPlan plan, ReadOnlyMemory<byte> message)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, RefusalProblem.Options);
        ProtobufToJson.Write(plan, message.Span, json);
    }
}
