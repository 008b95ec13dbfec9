using System.Globalization;
using System.Text.Json;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Refusals;
using Gateway.Server.SharedData.Typed;

namespace Gateway.Server.SharedData.Json;

/// <summary>
/// The JSON door: <c>POST /v1/data/{department}/{entry}:lookup</c> and its like, the protobuf JSON mapping of the entry's
/// own messages; <c>?major=</c> chooses the major version; without it, the newest that the caller has agreed. It is not the framework's
/// transcoding, which knows no message that came after the build and answers errors in a shape of its own: refusals
/// here are problem details (RFC 9457).
/// </summary>
internal sealed class JsonDoor(
    SharedDataDoor door, ExchangePipeline pipeline, LookupManyPipeline many, Replies replies, JsonBody bodies)
{
    /// <summary>Serves one lookup.</summary>
    public async Task LookupAsync(HttpContext context, string department, string entry)
    {
        var call = await ReadAsync(context, Operations.Lookup, department, entry);
        var answer = await pipeline.LookupAsync(call, context.RequestAborted);
        await AnswerAsync(context, call.Operation, answer, answer.Refusal is null ? replies.Lookup(answer, typed: true) : null);
    }

    /// <summary>Serves one verification.</summary>
    public async Task VerifyAsync(HttpContext context, string department, string entry)
    {
        var call = await ReadAsync(context, Operations.Verify, department, entry);
        var answer = await pipeline.VerifyAsync(call, context.RequestAborted);
        await AnswerAsync(context, call.Operation, answer, answer.Refusal is null ? replies.Verify(answer, typed: true) : null);
    }

    /// <summary>Serves one lookup of many keys, as JSON lines.</summary>
    public async Task LookupManyAsync(HttpContext context, string department, string entry)
    {
        var call = await ReadAsync(context, Operations.LookupMany, department, entry);
        using var lines = new JsonLines(context, replies);
        var answer = await many.LookupManyAsync(call, lines, context.RequestAborted);
        if (answer.Refusal is not { } refusal)
        {
            return;
        }

        if (lines.HasBegun)
        {
            await lines.EndAsync(refusal, answer.ExchangeId, answer.Entry?.Path, context.RequestAborted);
            return;
        }

        await RefusalProblem.WriteAsync(context, refusal, answer.ExchangeId, answer.Entry?.Path);
    }

    private static async Task AnswerAsync(HttpContext context, Operations operation, ExchangeAnswer answer, Reply? reply)
    {
        if (reply is null)
        {
            await RefusalProblem.WriteAsync(context, answer.Refusal!, answer.ExchangeId, answer.Entry?.Path);
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, RefusalProblem.Options);

        // By the version that was decided, whatever was the newest when the request was read.
        ProtobufToJson.Write(JsonContract.Find(answer.Entry!, operation)!.Response, reply.ToBytes().Span, json);
    }

    private async Task<ExchangeCall> ReadAsync(HttpContext context, Operations operation, string department, string name)
    {
        var isNumber = TryMajor(context.Request.Query["major"], out var major);
        var entry = isNumber ? door.FindEntry(context, department, name, major) : null;
        var method = entry is null ? null : JsonContract.Find(entry, operation);

        // What is newest may change while the request is read: it is about the version by whose contract it is read.
        var target = new TypedTarget(
            department, name, entry?.Key.Major ?? major, operation, method?.Name ?? $"{SharedDataDoor.Service}/{operation}");
        var request = isNumber
            ? door.RefuseUnread(context, department, name, target.Major) ?? await ReadAsync(context, target, entry, method)
            : NotRead(target, new Refusal(Reasons.RequestMalformed, Detail: "major: write the number of a major version."));
        return door.Call(context, operation, target.Method, request);
    }

    private async Task<ExchangeRequest> ReadAsync(HttpContext context, TypedTarget target, Entry? entry, JsonMethod? method)
    {
        var (body, unread) = await bodies.ReadAsync(context);
        if (unread is not null)
        {
            return NotRead(target, unread);
        }

        if (method is null)
        {
            // The decision says why: there is no such entry, or it does not offer this.
            return ExchangeRequest.About(target.Department, target.Entry, target.Major);
        }

        var (message, fault) = JsonBody.ToMessage(method.Request, body);
        return fault is null ? TypedRequests.Read(target, entry, message) : NotRead(target, fault);
    }

    private static bool TryMajor(string? text, out int major)
    {
        major = 0;
        return string.IsNullOrEmpty(text) || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out major) && major > 0);
    }

    private static ExchangeRequest NotRead(TypedTarget target, Refusal refusal) =>
        ExchangeRequest.NotRead(refusal, target.Department, target.Entry, target.Major);
}
