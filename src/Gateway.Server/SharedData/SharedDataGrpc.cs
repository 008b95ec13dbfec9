using Gateway.Contracts.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Grpc.Core;

namespace Gateway.Server.SharedData;

/// <summary>The gRPC door for callers without stubs: <c>gateway.v1.SharedDataService</c>.</summary>
internal sealed class SharedDataGrpc(SharedDataDoor door, ExchangePipeline pipeline, LookupManyPipeline many, Replies replies)
{
    /// <summary>Serves one lookup; null stands for bytes that are no request: it is refused where refusals are recorded, not where bytes are read.</summary>
    public async Task<Reply> LookupAsync(Received<LookupRequest> request, ServerCallContext context)
    {
        var call = Call(context, Operations.Lookup, request.Message is { } message ? GenericRequests.Read(message) : NotRead("LookupRequest"));
        return replies.Lookup((await pipeline.LookupAsync(call, context.CancellationToken)).OrThrow(), typed: false);
    }

    /// <summary>Serves one verification.</summary>
    public async Task<Reply> VerifyAsync(Received<VerifyRequest> request, ServerCallContext context)
    {
        var call = Call(context, Operations.Verify, request.Message is { } message ? GenericRequests.Read(message) : NotRead("VerifyRequest"));
        return replies.Verify((await pipeline.VerifyAsync(call, context.CancellationToken)).OrThrow(), typed: false);
    }

    /// <summary>Serves one lookup of many keys.</summary>
    public async Task LookupManyAsync(Received<LookupManyRequest> request, IServerStreamWriter<Reply> stream, ServerCallContext context)
    {
        var call = Call(context, Operations.LookupMany, request.Message is { } message ? GenericRequests.Read(message) : NotRead("LookupManyRequest"));
        try
        {
            (await many.LookupManyAsync(call, new KeyReplyStream(stream, replies, typed: false), context.CancellationToken)).OrThrow();
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw AnswerExtensions.Gone();
        }
    }

    private ExchangeCall Call(ServerCallContext context, Operations operation, ExchangeRequest request) =>
        door.Call(context, operation, SharedDataDoor.Service + "/" + operation, request);

    private static ExchangeRequest NotRead(string message) =>
        ExchangeRequest.NotRead(new Refusal(Reasons.RequestMalformed, Detail: $"the bytes are not a gateway.v1.{message}."));
}
