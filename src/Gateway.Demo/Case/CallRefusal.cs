using Google.Rpc;
using Grpc.Core;

namespace Gateway.Demo.Case;

/// <summary>A refusal as an approval system reads it out of <c>google.rpc.Status</c>.</summary>
/// <param name="Reason">The stable code.</param>
/// <param name="English">What is wrong and what to do.</param>
/// <param name="Chinese">The same in Chinese.</param>
/// <param name="MendBy">Who can mend it.</param>
/// <param name="Field">The field concerned; empty where none is.</param>
/// <param name="Agreement">The agreement concerned; empty where none is.</param>
/// <param name="ExchangeId">Under which it was recorded.</param>
internal sealed record CallRefusal(
    string Reason, string English, string Chinese, string MendBy, string Field, string Agreement, string ExchangeId)
{
    public static CallRefusal Of(RpcException exception)
    {
        var status = exception.GetRpcStatus();
        var info = status?.GetDetail<ErrorInfo>();
        return new CallRefusal(
            info?.Reason ?? exception.StatusCode.ToString(),
            status?.Message ?? exception.Status.Detail,
            Metadata(info, "message_zh"),
            Metadata(info, "mend_by"),
            Metadata(info, "field"),
            Metadata(info, "agreement"),
            Metadata(info, "exchange_id"));
    }

    private static string Metadata(ErrorInfo? info, string name) =>
        info is not null && info.Metadata.TryGetValue(name, out var value) ? value : "";
}
