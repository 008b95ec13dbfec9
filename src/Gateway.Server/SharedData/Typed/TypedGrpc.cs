using Gateway.Core.Catalogue;
using Gateway.Server.Exchanges;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Gateway.Server.SharedData.Typed;

/// <summary>The gRPC door of the entries' own services.</summary>
internal sealed class TypedGrpc(SharedDataDoor door, ExchangePipeline pipeline, LookupManyPipeline many, Replies replies)
{
    /// <summary>Serves one lookup or verification.</summary>
    public async Task<Reply> AnswerAsync(byte[] request, ServerCallContext context)
    {
        var call = Call(request, context);
        try
        {
            return call.Operation == Operations.Verify
                ? replies.Verify((await pipeline.VerifyAsync(call, context.CancellationToken)).OrThrow(), typed: true)
                : replies.Lookup((await pipeline.LookupAsync(call, context.CancellationToken)).OrThrow(), typed: true);
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw AnswerExtensions.Gone();
        }
    }

    /// <summary>Serves one lookup of many keys.</summary>
    public async Task StreamAsync(byte[] request, IServerStreamWriter<Reply> stream, ServerCallContext context)
    {
        var call = Call(request, context);
        try
        {
            (await many.LookupManyAsync(call, new KeyReplyStream(stream, replies, typed: true), context.CancellationToken)).OrThrow();
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            throw AnswerExtensions.Gone();
        }
    }

    private ExchangeCall Call(byte[] request, ServerCallContext context)
    {
        var http = context.GetHttpContext();
        var target = http.Features.GetRequiredFeature<TypedTarget>();
        return door.Call(
            context,
            target.Operation,
            target.Method,
            door.RefuseUnread(http, target.Department, target.Entry, target.Major)
                ?? TypedRequests.Read(target, door.FindEntry(http, target.Department, target.Entry, target.Major), request));
    }
}
