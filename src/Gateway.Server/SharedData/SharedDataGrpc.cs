using Gateway.Contracts.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Exchanges;
using Gateway.Server.Refusals;
using Grpc.Core;

namespace Gateway.Server.SharedData;

/// <summary>The gRPC door: <c>gateway.v1.SharedDataService</c>.</summary>
internal sealed class SharedDataGrpc(LookupDoor door, ExchangeRecorder recorder)
{
    /// <summary>Stands for a request whose bytes are no message: it is refused where refusals are recorded, not where bytes are read.</summary>
    public static readonly LookupRequest Unreadable = new();

    private static readonly Refusal s_unreadable = new(Reasons.RequestMalformed, Detail: "the bytes are not a gateway.v1.LookupRequest.");

    /// <summary>Serves one lookup.</summary>
    public async Task<LookupReply> LookupAsync(LookupRequest request, ServerCallContext context)
    {
        // grpc-timeout is a time that passes; the framework shows it as a moment of the system's clock.
        var timeout = context.Deadline == DateTime.MaxValue ? (TimeSpan?)null : context.Deadline - TimeProvider.System.GetUtcNow().UtcDateTime;
        var answer = ReferenceEquals(request, Unreadable)
            ? await door.RefuseAsync(context.GetHttpContext(), s_unreadable, context.CancellationToken)
            : await door.LookupAsync(context.GetHttpContext(), request, timeout, context.CancellationToken);
        return answer.Refusal is { } refusal
            ? throw RefusalStatus.Of(refusal, answer.ExchangeId, answer.Entry?.Path).ToRpcException()
            : new LookupReply(answer, recorder.Origin);
    }
}
