using Gateway.Client.Calls;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Gateway.Client.Refusals;

/// <summary>Why a call was refused or failed: the one link that failed, what it concerns and who can mend it. Holds no personal data.</summary>
public sealed record GatewayRefusal
{
    private const string GatewayDomain = "gateway";

    /// <summary>The stable reason code: the gateway's, or one of <see cref="ClientReason"/>.</summary>
    public required string Reason { get; init; }

    /// <summary>The gRPC status.</summary>
    public required StatusCode Status { get; init; }

    /// <summary>What is wrong and what to do, in English.</summary>
    public required string Message { get; init; }

    /// <summary>The same in Chinese.</summary>
    public required string MessageZh { get; init; }

    /// <summary>Whose fault it was.</summary>
    public FaultSide FaultSide { get; init; }

    /// <summary>Who can mend it.</summary>
    public Mender MendBy { get; init; }

    /// <summary>Id of the exchange, where one was recorded.</summary>
    public string? ExchangeId { get; init; }

    /// <summary>Id of the agreement concerned, where one is.</summary>
    public string? Agreement { get; init; }

    /// <summary>"department/entry", where it is known.</summary>
    public string? Entry { get; init; }

    /// <summary>api_name of the field concerned, where one is.</summary>
    public string? Field { get; init; }

    /// <summary>What exactly is wrong, where the reason's own text leaves it open.</summary>
    public string? Detail { get; init; }

    /// <summary>Everything that the reason concerns, by the names that the contract gives.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>Where to read on.</summary>
    public IReadOnlyList<Help.Types.Link> Links { get; init; } = [];

    /// <summary>The status with its details as it came; null where none did.</summary>
    public RpcStatus? RpcStatus { get; init; }

    /// <summary>The gateway was not reached, or the connection broke.</summary>
    public bool IsOfTransport => Reason == ClientReason.Unreachable.Code;

    /// <summary>What a failed call says, in the gateway's words or else in the client's.</summary>
    public static GatewayRefusal Of(RpcException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Find(failure) ?? Own(failure);
    }

    /// <summary>What the gateway says of a failed call; null where the failure is not its saying.</summary>
    public static GatewayRefusal? Find(RpcException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (StatusOf(failure) is not { } status || status.GetDetail<ErrorInfo>() is not { Domain: GatewayDomain or ClientReason.Domain } info)
        {
            return null;
        }

        var data = new Dictionary<string, string>(info.Metadata, StringComparer.Ordinal);
        return new GatewayRefusal
        {
            Reason = info.Reason,
            Status = failure.StatusCode,
            Message = status.Message,
            MessageZh = data.GetValueOrDefault("message_zh") ?? status.Message,
            FaultSide = Term<FaultSide>(data.GetValueOrDefault("fault_side")),
            MendBy = Term<Mender>(data.GetValueOrDefault("mend_by")),
            ExchangeId = data.GetValueOrDefault("exchange_id") ?? status.GetDetail<RequestInfo>()?.RequestId,
            Agreement = data.GetValueOrDefault("agreement"),
            Entry = data.GetValueOrDefault("entry"),
            Field = data.GetValueOrDefault("field"),
            Detail = DetailOf(status.Message),
            Metadata = data,
            Links = status.GetDetail<Help>()?.Links.ToList() ?? [],
            RpcStatus = status,
        };
    }

    private static GatewayRefusal Own(RpcException failure)
    {
        var reason = failure.StatusCode switch
        {
            StatusCode.DeadlineExceeded => ClientReason.NoAnswer,
            StatusCode.Unavailable => ClientReason.Unreachable,
            StatusCode.ResourceExhausted => ClientReason.MessageTooLarge,
            _ when ConnectFaults.NeverSent(failure) => ClientReason.Unreachable,
            _ => ClientReason.Unexplained,
        };
        return new GatewayRefusal { Reason = reason.Code, Status = failure.StatusCode, Message = reason.English, MessageZh = reason.Chinese };
    }

    // What exactly is wrong stands in brackets behind the reason's own sentences.
    private static string? DetailOf(string message)
    {
        var begin = message.IndexOf(". (", StringComparison.Ordinal);
        return begin >= 0 && message.EndsWith(')') ? message[(begin + 3)..^1] : null;
    }

    // "consumer_steward" is ConsumerSteward; numbers are no terms.
    private static T Term<T>(string? written)
        where T : struct, Enum =>
        written is { Length: > 0 } && char.IsAsciiLetter(written[0])
            && Enum.TryParse<T>(written.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var term) ? term : default;

    // Details that cannot be read explain nothing; the failure is then told without them.
    private static RpcStatus? StatusOf(RpcException failure)
    {
        try
        {
            return failure.GetRpcStatus();
        }
        catch (Exception exception) when (exception is Google.Protobuf.InvalidProtocolBufferException or ArgumentException)
        {
            return null;
        }
    }
}
