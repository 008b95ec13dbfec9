using Gateway.Client.Refusals;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Gateway.Client.Receipts;

/// <summary>Keeps what one call leaves: of equal receipts one behind the other, the first.</summary>
internal sealed class ReceiptKeeper(IReceiptStore store, TimeProvider time, IMethod method)
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    private ByteString? _last;

    public async ValueTask AnsweredAsync(object? response)
    {
        if (response is IMessage message && ReceiptField.Read(message) is { } receipt && receipt.LeafHash != _last)
        {
            await KeepAsync(new KeptReceipt(
                time.GetUtcNow(), Name(method), receipt.ExchangeId, receipt.LeafHash.Memory, receipt.LogOrigin, null));
            _last = receipt.LeafHash;
        }
    }

    public async ValueTask RefusedAsync(RpcException failure)
    {
        if (GatewayRefusal.Find(failure) is { ExchangeId: { } exchange } refusal)
        {
            await KeepAsync(new KeptReceipt(time.GetUtcNow(), Name(method), exchange, null, null, refusal.Reason));
        }
    }

    public static string Name(IMethod method) => $"{method.ServiceName}/{method.Name}";

    // The call's own deadline and cancellation do not count: the answer is here, and so is its receipt.
    private async ValueTask KeepAsync(KeptReceipt receipt)
    {
        try
        {
            using var longest = new CancellationTokenSource(s_longest, time);
            await store.KeepAsync(receipt, longest.Token);
        }
        catch (Exception exception)
        {
            throw NotKept(receipt, exception);
        }
    }

    private static RpcException NotKept(KeptReceipt receipt, Exception exception)
    {
        var reason = ClientReason.ReceiptNotKept;
        var status = new Google.Rpc.Status
        {
            Code = (int)StatusCode.Internal,
            Message = reason.English,
            Details =
            {
                Any.Pack(new ErrorInfo
                {
                    Domain = ClientReason.Domain,
                    Reason = reason.Code,
                    Metadata = { ["fault_side"] = "consumer", ["mend_by"] = "consumer", ["message_zh"] = reason.Chinese, ["exchange_id"] = receipt.ExchangeId },
                }),
            },
        };
        return new RpcException(new Grpc.Core.Status(StatusCode.Internal, reason.English, exception), status.ToRpcException().Trailers);
    }
}
