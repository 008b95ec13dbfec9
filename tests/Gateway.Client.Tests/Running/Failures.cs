using Gateway.Core.Decisions;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Gateway.Client.Tests.Running;

/// <summary>Failures as the gateway sends them.</summary>
internal static class Failures
{
    public static RpcException Of(Reason reason, string exchangeId = "e-1") => new Google.Rpc.Status
    {
        Code = (int)reason.Status,
        Message = reason.English,
        Details =
        {
            Any.Pack(new ErrorInfo
            {
                Domain = "gateway",
                Reason = reason.Code,
                Metadata = { ["fault_side"] = reason.Fault.ToString().ToLowerInvariant(), ["exchange_id"] = exchangeId },
            }),
        },
    }.ToRpcException();
}
