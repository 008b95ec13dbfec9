using Gateway.Contracts.Certificates.V1;
using Gateway.Core.Catalogue;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.SharedData;
using Gateway.Storage.Following;
using Grpc.Core;

namespace Gateway.Server.Certificates.Events;

/// <summary>The gRPC door of those who follow what happens to certificates.</summary>
internal sealed class CertificateWatchGrpc(SharedDataDoor door, SnapshotFollower follower, WatchPipeline pipeline)
{
    /// <summary>Serves one watch.</summary>
    public async Task WatchAsync(Received<WatchRequest> request, IServerStreamWriter<WatchResponse> stream, ServerCallContext context)
    {
        var read = request.Message is { } message
            ? CertificateRequests.Read(follower.Current.Snapshot, door.ConsumerOf(context.GetHttpContext()), message)
            : ExchangeRequest.NotRead(new Refusal(Reasons.RequestMalformed, Detail: "the bytes are not a gateway.certificates.v1.WatchRequest."));
        var call = door.Call(context, Operations.Watch, CertificateEventGrpc.Service + "/Watch", read);
        (await pipeline.WatchAsync(call, request.Message?.Cursor ?? "", new Writer(stream), context.CancellationToken)).OrThrow();
    }

    private sealed class Writer(IServerStreamWriter<WatchResponse> stream) : IWatchWriter
    {
        public Task WriteAsync(WatchResponse response, CancellationToken cancellationToken) => stream.WriteAsync(response, cancellationToken);
    }
}
