using System.Buffers;
using System.Text.Json;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Refusals;

namespace Gateway.Server.SharedData.Json;

/// <summary>
/// Sends the answers of a stream as JSON lines, flushed when a page is complete or enough of it gathered. A stream that
/// ends early ends with a line of problem details.
/// </summary>
internal sealed class JsonLines(HttpContext context, Replies replies) : IKeyAnswerWriter, IDisposable
{
    private readonly Utf8JsonWriter _json = new(context.Response.BodyWriter, RefusalProblem.Options);

    /// <summary>A line was written: the status of the answer is said.</summary>
    public bool HasBegun { get; private set; }

    /// <inheritdoc/>
    public Task WriteAsync(in KeyAnswer answer, CancellationToken cancellationToken)
    {
        Begin();
        var response = JsonContract.Find(answer.Page.Entry, Operations.LookupMany)!.Response;
        ProtobufToJson.Write(response, replies.Key(answer, typed: true).ToBytes().Span, _json);
        EndLine();
        var body = context.Response.BodyWriter;
        return answer.EndsPage || body.UnflushedBytes >= IKeyAnswerWriter.GreatestUnsent ? body.FlushAsync(cancellationToken).AsTask() : Task.CompletedTask;
    }

    /// <summary>Says why the stream ended early.</summary>
    public async Task EndAsync(Refusal refusal, Guid exchangeId, string? entry, CancellationToken cancellationToken)
    {
        RefusalProblem.Write(_json, refusal, exchangeId, entry);
        EndLine();
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }

    public void Dispose() => _json.Dispose();

    private void Begin()
    {
        if (!HasBegun)
        {
            HasBegun = true;
            context.Response.ContentType = "application/jsonl; charset=utf-8";
            context.Response.Headers.CacheControl = "no-store";
        }
    }

    private void EndLine()
    {
        _json.Flush();
        _json.Reset();
        context.Response.BodyWriter.Write("\n"u8);
    }
}
