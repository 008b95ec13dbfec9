using Gateway.Core.Decisions;
using Gateway.Server.Apis.Requests;
using Gateway.Server.Exchanges;
using Gateway.Server.SharedData;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Server.Apis.Grpc;

/// <summary>Reads the head of a call: its method by the raw target, the rest by its metadata.</summary>
internal sealed class GrpcRequestReader(SharedDataDoor door)
{
    /// <summary>A method that is none of the entry's may be called anything, and is told nowhere.</summary>
    private const string Other = "_OTHER";

    /// <summary>The call as the pipeline takes it; no target where it was not read.</summary>
    public (ExchangeRequest Request, string Method, TimeSpan? Timeout, GrpcTarget? Target) Read(HttpContext context)
    {
        var headers = context.Request.Headers;
        var fault = ContextHeaders.Read(headers, withEntry: true, out var given);
        TimeSpan? timeout = null;
        if (fault is null && headers.TryGetValue(GrpcTimeout.Name, out var text))
        {
            fault = GrpcTimeout.TryRead(text.ToString(), out var read) ? null : "grpc-timeout: 1 to 8 digits and H, M, S, m, u or n. 请填写 1 至 8 位数字及单位。";
            timeout = fault is null ? read : null;
        }

        var (department, name) = (given.Department, given.Entry);
        if (fault is not null)
        {
            return NotRead(given, new Refusal(Reasons.RequestMalformed, Detail: fault), Other);
        }

        var entry = door.FindEntry(context, department, name, given.Major);
        if (door.RefuseUnread(context, department, name, entry?.Key.Major ?? given.Major) is { } unread)
        {
            return (unread, Other, timeout, null);
        }

        if (entry?.Api is not { } api)
        {
            // The decision says why: there is no such entry, or it is no API.
            return (ExchangeRequest.About(department, name, given.Major), Other, timeout, null);
        }

        if (api.FindGrpc(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget) is not { } operation)
        {
            return NotRead(given, new Refusal(Reasons.OperationNotOffered, Detail: "No operation is this method. 没有该方法的操作。"), Other);
        }

        return IsPlain(context.Request)
            ? (ApiRequestReader.Request(entry, operation, given), operation.Template, timeout, new GrpcTarget(operation, context))
            : NotRead(given, new Refusal(Reasons.RequestEncodingUnsupported), operation.Template);
    }

    private static bool IsPlain(HttpRequest request) =>
        !request.Headers.TryGetValue("grpc-encoding", out var encoding) || encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase);

    private static (ExchangeRequest Request, string Method, TimeSpan? Timeout, GrpcTarget? Target) NotRead(GivenContext given, Refusal refusal, string method) =>
        (ExchangeRequest.NotRead(refusal, given.Department, given.Entry, given.Major), method, null, null);
}
