using System.Text.Encodings.Web;
using System.Text.Json;
using Gateway.Core.Decisions;

namespace Gateway.Server.Refusals;

/// <summary>A refusal as problem details (RFC 9457), with the same members as the gRPC status.</summary>
internal static class RefusalProblem
{
    /// <summary>Chinese stays legible; the text is JSON of its own, never part of a page.</summary>
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers a request with a refusal.</summary>
    public static async Task WriteAsync(HttpContext context, Refusal refusal, Guid exchangeId, string? entry)
    {
        context.Response.StatusCode = refusal.Reason.HttpStatus;
        context.Response.ContentType = "application/problem+json; charset=utf-8";

        // The answer to HEAD has no body: what is written before it began would break its stream.
        await context.Response.StartAsync();
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter, Options);
        Write(json, refusal, exchangeId, entry);
    }

    /// <summary>Writes the problem alone.</summary>
    public static void Write(Utf8JsonWriter json, Refusal refusal, Guid exchangeId, string? entry)
    {
        json.WriteStartObject();
        json.WriteString("type", RefusalStatus.HelpUrl(refusal));
        json.WriteString("title", refusal.Reason.English);
        json.WriteNumber("status", refusal.Reason.HttpStatus);
        if (refusal.Detail is not null)
        {
            json.WriteString("detail", refusal.Detail);
        }

        if (exchangeId != Guid.Empty)
        {
            json.WriteString("instance", "urn:uuid:" + exchangeId.ToString("D"));
        }

        json.WriteString("reason", refusal.Reason.Code);
        foreach (var (name, value) in RefusalStatus.Metadata(refusal, exchangeId, entry))
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
    }
}
