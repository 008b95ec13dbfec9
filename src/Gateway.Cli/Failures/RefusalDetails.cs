using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Gateway.Cli.Failures;

/// <summary>What the gateway says about a call that it refused or that failed behind it.</summary>
/// <param name="Status">The status with its details as it came.</param>
/// <param name="Reason">The stable reason code.</param>
/// <param name="Metadata">What the reason concerns, by the names that the contract gives.</param>
/// <param name="ExchangeId">Id of the exchange, where one was recorded.</param>
/// <param name="Links">Where to read on.</param>
internal sealed record RefusalDetails(
    RpcStatus Status,
    string Reason,
    IReadOnlyDictionary<string, string> Metadata,
    string? ExchangeId,
    IReadOnlyList<Help.Types.Link> Links)
{
    private const string Domain = "gateway";

    /// <summary>The details; null where the failure is not the gateway's own saying.</summary>
    public static RefusalDetails? Find(RpcException exception)
    {
        if (StatusOf(exception) is not { } status || status.GetDetail<ErrorInfo>() is not { Domain: Domain } info)
        {
            return null;
        }

        var exchange = info.Metadata.GetValueOrDefault("exchange_id") ?? status.GetDetail<RequestInfo>()?.RequestId;
        return new RefusalDetails(
            status, info.Reason, new Dictionary<string, string>(info.Metadata), exchange, status.GetDetail<Help>()?.Links.ToList() ?? []);
    }

    // Details that cannot be read explain nothing; the failure is then told without them.
    private static RpcStatus? StatusOf(RpcException exception)
    {
        try
        {
            return exception.GetRpcStatus();
        }
        catch (Exception failure) when (failure is Google.Protobuf.InvalidProtocolBufferException or ArgumentException)
        {
            return null;
        }
    }
}
