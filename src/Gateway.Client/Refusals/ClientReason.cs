namespace Gateway.Client.Refusals;

/// <summary>Reasons of the client's own, beside those of the gateway: why there is no answer that the gateway itself explains.</summary>
/// <param name="Code">Stable code, upper snake case.</param>
/// <param name="English">What is wrong and what to do, in English.</param>
/// <param name="Chinese">The same in Chinese.</param>
public sealed record ClientReason(string Code, string English, string Chinese)
{
    /// <summary>The gateway cannot be reached. Whether a call that was under way was answered is unknown; one that never left was not.</summary>
    public static readonly ClientReason Unreachable = new(
        "GATEWAY_UNREACHABLE",
        "The gateway cannot be reached, or does not present a certificate of the authority. Check the address, the network and the certificates.",
        "无法连接网关，或网关出示的证书不是由所信任的机构签发。请检查地址、网络和证书。");

    /// <summary>The deadline passed at the client. The gateway may have answered: its log says.</summary>
    public static readonly ClientReason NoAnswer = new(
        "GATEWAY_NO_ANSWER",
        "No answer came before the call's deadline. Call again, or allow more time.",
        "在调用的截止时间内没有收到答复。请重试，或延长截止时间。");

    /// <summary>The answer came, and its receipt could not be kept: the answer is not handed on.</summary>
    public static readonly ClientReason ReceiptNotKept = new(
        "RECEIPT_NOT_KEPT",
        "The receipt could not be kept, so the answer is not handed on. Mend the place where receipts are kept and call again.",
        "回执无法保存，因此不交付答复。请修复回执存储后重试。");

    /// <summary>gRPC itself refused a message for its size, before anybody could say more.</summary>
    public static readonly ClientReason MessageTooLarge = new(
        "MESSAGE_TOO_LARGE",
        "A message is larger than it may be: the request is over the gateway's limit (256 KiB unless its operator set another), or the answer over the client's own.",
        "消息过大：请求超过网关的上限（运维人员未另行设定时为 256 KiB），或应答超过客户端自身的上限。");

    /// <summary>The call failed, and neither the gateway nor the client knows why.</summary>
    public static readonly ClientReason Unexplained = new(
        "GATEWAY_UNEXPLAINED",
        "The call failed, and what answered did not say why. Check that the address is that of a gateway, and of the contract's version.",
        "调用失败，且应答方未说明原因。请确认地址是网关的地址，且与契约版本相符。");

    /// <summary>Domain of the client's own reasons in <c>google.rpc.ErrorInfo</c>; the gateway's is "gateway".</summary>
    public const string Domain = "gateway.client";
}
