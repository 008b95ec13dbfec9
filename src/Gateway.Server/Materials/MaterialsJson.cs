using System.Buffers;
using System.Text.Json;
using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Materials.Resolving;
using Gateway.Server.Refusals;
using Gateway.Server.SharedData.Json;
using Google.Protobuf;

namespace Gateway.Server.Materials;

/// <summary>
/// The JSON door of materials, in the protobuf JSON mapping: <c>POST /v1/materials:resolve</c> answers JSON lines, the others one object.
/// </summary>
internal sealed class MaterialsJson(MaterialsDoor door, MaterialsMethods methods, Resolver resolver, JsonBody bodies)
{
    private static readonly JsonPlan s_request = JsonPlan.Of(ResolveRequest.Descriptor);
    private static readonly JsonPlan s_response = JsonPlan.Of(ResolveResponse.Descriptor);

    /// <summary>Maps every method.</summary>
    public IEnumerable<IEndpointConventionBuilder> Map(IEndpointRouteBuilder app)
    {
        yield return app.MapPost("/v1/materials:resolve", ResolveAsync);
        yield return Map(app, "describeMatter", DescribeMatterRequest.Parser, methods.Reading.DescribeAsync);
        yield return Map(app, "getCase", GetCaseRequest.Parser, methods.Reading.GetAsync);
        yield return Map(app, "preview", PreviewRequest.Parser, methods.Evidences.PreviewAsync);
        yield return Map(app, "accept", AcceptRequest.Parser, methods.Accept.DoAsync);
        yield return Map(app, "getEvidence", GetEvidenceRequest.Parser, methods.Evidences.GetAsync);
        yield return Map(app, "commit", CommitRequest.Parser, methods.Commit.DoAsync);
        yield return Map(app, "departmentCheck", DepartmentCheckRequest.Parser, methods.Check.DoAsync);
        yield return Map(app, "getFact", GetFactRequest.Parser, methods.Reading.GetFactAsync);
        yield return Map(app, "reportAsked", ReportAskedRequest.Parser, methods.Asked.DoAsync);
        yield return Map(app, "announce", AnnounceRequest.Parser, methods.Announce.DoAsync);
        yield return Map(app, "closeCase", CloseCaseRequest.Parser, methods.Close.DoAsync);
    }

    private IEndpointConventionBuilder Map<TRequest, TResponse>(
        IEndpointRouteBuilder app, string name, MessageParser<TRequest> parser, Func<ConsumerCall, TRequest, CancellationToken, Task<Answered<TResponse>>> act)
        where TRequest : class, IMessage<TRequest>, new()
        where TResponse : class, IMessage<TResponse>, new()
    {
        var (request, response) = (JsonPlan.Of(new TRequest().Descriptor), JsonPlan.Of(new TResponse().Descriptor));
        return app.MapPost("/v1/materials:" + name, async (HttpContext context) =>
        {
            var (message, unread) = await bodies.ReadAsync(context, request);
            var answered = await door.EnterAsync<TResponse>(context, char.ToUpperInvariant(name[0]) + name[1..], async call =>
                unread is null ? await act(call, parser.ParseFrom(message.Span), context.RequestAborted) : unread);
            if (answered.Answer is not { } answer)
            {
                await RefusalProblem.WriteAsync(context, answered.Refusal!, Guid.Empty, null);
                return;
            }

            Begin(context, "application/json");
            await using var json = new Utf8JsonWriter(context.Response.BodyWriter, RefusalProblem.Options);
            ProtobufToJson.Write(response, answer.ToByteArray(), json);
        });
    }

    private async Task ResolveAsync(HttpContext context)
    {
        var (message, unread) = await bodies.ReadAsync(context, s_request);
        var ended = await door.EnterAsync<ResolveRequest>(context, "Resolve", async call =>
        {
            if (unread is not null)
            {
                return unread;
            }

            var request = ResolveRequest.Parser.ParseFrom(message.Span);
            return await resolver.ResolveAsync(call, request, (response, token) => WriteLineAsync(context, response, token), context.RequestAborted) is { } refusal
                ? refusal
                : request;
        });
        if (ended.Refusal is { } refused)
        {
            await EndAsync(context, refused);
        }
    }

    private static async Task WriteLineAsync(HttpContext context, ResolveResponse response, CancellationToken cancellationToken)
    {
        if (!context.Response.HasStarted)
        {
            Begin(context, "application/jsonl");
        }

        WriteLine(context, json => ProtobufToJson.Write(s_response, response.ToByteArray(), json));
        await context.Response.BodyWriter.FlushAsync(cancellationToken);
    }

    /// <summary>A stream that ends early ends with a line of problem details.</summary>
    private static async Task EndAsync(HttpContext context, Refusal refusal)
    {
        if (!context.Response.HasStarted)
        {
            await RefusalProblem.WriteAsync(context, refusal, Guid.Empty, null);
            return;
        }

        WriteLine(context, json => RefusalProblem.Write(json, refusal, Guid.Empty, null));
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void WriteLine(HttpContext context, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(context.Response.BodyWriter, RefusalProblem.Options))
        {
            write(json);
        }

        context.Response.BodyWriter.Write("\n"u8);
    }

    private static void Begin(HttpContext context, string type)
    {
        context.Response.ContentType = type + "; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
    }
}
