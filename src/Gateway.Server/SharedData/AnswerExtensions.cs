using Gateway.Server.Exchanges;
using Gateway.Server.Refusals;
using Grpc.Core;

namespace Gateway.Server.SharedData;

internal static class AnswerExtensions
{
    /// <summary>The status of a call whose caller went away: nobody reads it, and it is no fault for the log.</summary>
    public static RpcException Gone() => new(new Status(StatusCode.Cancelled, "The caller went away."));

    /// <summary>The answer, or its refusal as the status of the gRPC call.</summary>
    public static ExchangeAnswer OrThrow(this ExchangeAnswer answer) => answer.Refusal is { } refusal
        ? throw RefusalStatus.Of(refusal, answer.ExchangeId, answer.Entry?.Path).ToRpcException()
        : answer;
}
