using Gateway.Contracts.V1;
using Gateway.Server.Exchanges;
using Gateway.Server.Refusals;
using Grpc.Core;

namespace Gateway.Server.SharedData;

/// <summary>The gRPC door: <c>gateway.v1.SharedDataService</c>.</summary>
internal sealed class SharedDataGrpc(LookupDoor door, ExchangeRecorder recorder)
{
    /// <summary>Serves one lookup.</summary>
    public async Task<LookupReply> LookupAsync(LookupRequest request, ServerCallContext context)
    {
        var deadline = context.Deadline == DateTime.MaxValue ? (DateTimeOffset?)null : new DateTimeOffset(context.Deadline);
        var answer = await door.LookupAsync(context.GetHttpContext(), request, deadline, context.CancellationToken);
        return answer.Refusal is { } refusal
            ? throw RefusalStatus.Of(refusal, answer.ExchangeId, answer.Entry?.Path).ToRpcException()
            : new LookupReply(answer, recorder.Origin);
    }
}
