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
        return call.Operation == Operations.Verify
            ? replies.Verify((await pipeline.VerifyAsync(call, context.CancellationToken)).OrThrow(), typed: true)
            : replies.Lookup((await pipeline.LookupAsync(call, context.CancellationToken)).OrThrow(), typed: true);
    }

    /// <summary>Serves one lookup of many keys.</summary>
    public async Task StreamAsync(byte[] request, IServerStreamWriter<Reply> stream, ServerCallContext context)
    {
        var call = Call(request, context);
        (await many.LookupManyAsync(call, new KeyReplyStream(stream, replies, typed: true), context.CancellationToken)).OrThrow();
    }

    private ExchangeCall Call(byte[] request, ServerCallContext context)
    {
        var target = context.GetHttpContext().Features.GetRequiredFeature<TypedTarget>();
        var entry = door.FindEntry(target.Department, target.Entry, target.Major);
        return door.Call(context, target.Operation, target.Method, TypedRequests.Read(target, entry, request));
    }
}
