using System.Text.Json;
using Gateway.Core.Apis;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.SharedData;
using Gateway.Server.SharedData.Json;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Server.Apis.Requests;

/// <summary>
/// Reads calls of <c>/api/{department}/{entry}/…</c> from the raw target of the request: the framework's own path is resolved and
/// decoded already, and what it resolved another server would not.
/// </summary>
internal sealed class ApiRequestReader(SharedDataDoor door, JsonBody bodies)
{
    /// <summary>The first segment of every path.</summary>
    public const string Root = "api";

    private const int FirstOfOperation = 3;

    /// <summary>The call as the pipeline takes it, and what is asked of the API; null where it was not read.</summary>
    public async Task<(ExchangeRequest Request, string Method, ApiRequest? Api)> ReadAsync(HttpContext context)
    {
        if (context.Request.Headers.Upgrade.Count > 0)
        {
            return NotRead("", "", 0, new Refusal(Reasons.RequestMalformed, Detail: "Upgrade: no other protocol passes. 不支持升级为其他协议。"));
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var flaw = ApiPath.Split(mark < 0 ? target : target.AsSpan(0, mark), out var segments);
        if (flaw != PathFlaw.None)
        {
            return NotRead("", "", 0, Malformed("path", flaw));
        }

        if (segments.Length < FirstOfOperation || segments[0] != Root)
        {
            return NotRead("", "", 0, new Refusal(Reasons.RequestMalformed, Detail: "path: /api/{department}/{entry}/…"));
        }

        var (department, name) = (segments[1], segments[2]);
        var fault = ContextHeaders.Read(context.Request.Headers, withEntry: false, out var given);
        var major = given.Major;
        if (fault is not null)
        {
            return NotRead(department, name, major, new Refusal(Reasons.RequestMalformed, Detail: fault));
        }

        var entry = door.FindEntry(context, department, name, major);
        if (door.RefuseUnread(context, department, name, entry?.Key.Major ?? major) is { } unread)
        {
            return (unread, Unknown(context), null);
        }

        if (entry?.Api is not { } api)
        {
            // The decision says why: there is no such entry, or it is no API.
            return (ExchangeRequest.About(department, name, major), Unknown(context), null);
        }

        if (!api.TryFind(context.Request.Method, segments.AsSpan(FirstOfOperation), out var operation, out var values))
        {
            return NotRead(department, name, entry.Key.Major, new Refusal(Reasons.OperationNotOffered, Detail: "No operation has this method and path. 没有该方法和路径的操作。"));
        }

        if (api.CouldBeReadOtherwise(operation, segments.AsSpan(FirstOfOperation)))
        {
            return NotRead(department, name, entry.Key.Major, new Refusal(
                Reasons.RequestMalformed, Detail: "path: a value that some servers read as another operation's path. 参数值可能被误认为其他操作的路径。"), operation.Template);
        }

        flaw = ApiQuery.Read(mark < 0 ? [] : target.AsSpan(mark + 1), out var query);
        if (flaw != PathFlaw.None)
        {
            return NotRead(department, name, entry.Key.Major, Malformed("query", flaw), operation.Template);
        }

        var (body, refused) = await ReadBodyAsync(context, operation);
        if (refused is not null)
        {
            return NotRead(department, name, entry.Key.Major, refused, operation.Template);
        }

        return (Request(entry, operation, given), operation.Template, new ApiRequest(operation, values, query, body));
    }

    /// <summary>The call of an operation, as the pipeline takes it.</summary>
    internal static ExchangeRequest Request(Entry entry, ApiOperation operation, GivenContext given) => new()
    {
        Department = entry.Key.Department,
        Entry = entry.Key.Name,
        Major = entry.Key.Major,
        Keys = [[]],
        Fields = given.Fields,
        AllFields = given.Fields.Length == 0,
        ApiOperation = operation.Name,
        Context = given.Context,
    };

    private async Task<(ReadOnlyMemory<byte> Body, Refusal? Refusal)> ReadBodyAsync(HttpContext context, ApiOperation operation)
    {
        if (!operation.TakesBody)
        {
            return context.Request.ContentLength is > 0 || context.Request.Headers.TransferEncoding.Count > 0
                ? (default, new Refusal(Reasons.RequestMalformed, Detail: "body: the operation takes none. 该操作不带请求体。"))
                : (default, null);
        }

        if (context.Request.Headers.ContentEncoding.Count > 0)
        {
            return (default, new Refusal(Reasons.RequestEncodingUnsupported));
        }

        var (body, refusal) = await bodies.ReadAsync(context);
        return refusal is not null || IsJson(body)
            ? (body, refusal)
            : (default, new Refusal(Reasons.RequestMalformed, Detail: "body: not JSON. 请求体不是 JSON。"));
    }

    private static bool IsJson(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static (ExchangeRequest Request, string Method, ApiRequest? Api) NotRead(
        string department, string entry, int major, Refusal refusal, string method = "") =>
        (ExchangeRequest.NotRead(refusal, department, entry, major), method, null);

    /// <summary>A path that leads to no operation may hold anything, and is told nowhere.</summary>
    private static string Unknown(HttpContext context) => HttpMethods.IsGet(context.Request.Method) ? "GET" : "POST";

    private static Refusal Malformed(string part, PathFlaw flaw) => new(Reasons.RequestMalformed, Detail: $"{part}: {TextOf(flaw)}");

    private static string TextOf(PathFlaw flaw) => flaw switch
    {
        PathFlaw.TooLong => "too long, or too many parts. 过长或段数过多。",
        PathFlaw.EmptySegment => "an empty segment or parameter. 含有空段或空参数。",
        PathFlaw.DotSegment => "a segment of dots. 含有点段。",
        PathFlaw.Encoding => "a percent form that is cut, not hexadecimal, or not UTF-8. 百分号编码有误或不是 UTF-8。",
        PathFlaw.DoubleEncoding => "encoded twice. 重复编码。",
        PathFlaw.Separator => "a slash or backslash inside a segment. 段内含有斜线或反斜线。",
        PathFlaw.Parameter => "a semicolon. 含有分号。",
        PathFlaw.Control => "a control character. 含有控制字符。",
        _ => "a character that must be percent-encoded, a blank as %20. 含有须编码的字符，空格请写作 %20。",
    };
}
