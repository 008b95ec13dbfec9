using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Grpc.Frames;

/// <summary>What is wrong with the messages of a request.</summary>
internal static class RequestFaults
{
    /// <summary>It ended without a message, or within one.</summary>
    public static Refusal Cut => Malformed("the request ends without its message, or within one. 请求消息不完整。");

    /// <summary>It did not come whole, or not in time.</summary>
    public static Refusal Late => Malformed("the request did not come whole, or not in time. 请求未能及时完整送达。");

    /// <summary>What the state of a message that cannot be taken says.</summary>
    public static Refusal Of(FrameState state, int greatest) => state switch
    {
        FrameState.Packed => new Refusal(Reasons.RequestEncodingUnsupported),
        FrameState.TooLarge => new Refusal(Reasons.RequestTooLarge, Detail: $"the limit is {greatest} bytes."),
        _ => Malformed("the method takes one message. 该方法只接受一条消息。"),
    };

    /// <summary>What the server says of a body.</summary>
    public static Refusal Of(BadHttpRequestException exception, int greatest) => exception.StatusCode == StatusCodes.Status413PayloadTooLarge
        ? Of(FrameState.TooLarge, greatest)
        : Late;

    private static Refusal Malformed(string detail) => new(Reasons.RequestMalformed, Detail: detail);
}
