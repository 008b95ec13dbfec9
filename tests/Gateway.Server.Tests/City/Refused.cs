using Google.Rpc;
using Grpc.Core;

namespace Gateway.Server.Tests.City;

/// <summary>Reads the refusal out of a call that must fail.</summary>
internal static class Refused
{
    /// <summary>The ErrorInfo of the failure, with its gRPC status.</summary>
    public static async Task<(StatusCode Status, ErrorInfo Info)> ByAsync<T>(AsyncUnaryCall<T> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(async () => await call);
        var status = exception.GetRpcStatus();
        Assert.True(status is not null, $"no google.rpc.Status: {exception.Status}");
        Assert.Equal((int)exception.StatusCode, status.Code);
        Assert.DoesNotContain(status.Details, detail => detail.Is(DebugInfo.Descriptor));
        Assert.NotNull(status.GetDetail<Help>());
        var info = status.GetDetail<ErrorInfo>();
        Assert.Equal("gateway", info.Domain);
        if (info.Metadata.TryGetValue("exchange_id", out var id))
        {
            Assert.Equal(id, status.GetDetail<RequestInfo>().RequestId);
        }

        return (exception.StatusCode, info);
    }

    /// <summary>The reason of the failure.</summary>
    public static async Task<string> ReasonAsync<T>(AsyncUnaryCall<T> call) => (await ByAsync(call)).Info.Reason;

    /// <summary>The reason of the failure, or nothing where there is an answer.</summary>
    public static async Task<string> ReasonOrNoneAsync<T>(AsyncUnaryCall<T> call)
    {
        try
        {
            await call;
            return "";
        }
        catch (RpcException exception)
        {
            return exception.GetRpcStatus()?.GetDetail<ErrorInfo>()?.Reason ?? exception.StatusCode.ToString();
        }
    }
}
