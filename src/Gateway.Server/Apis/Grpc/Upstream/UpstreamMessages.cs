using System.Net.Http.Headers;
using Gateway.Core.Decisions;
using Gateway.Server.Apis.Answers;
using Gateway.Server.Apis.Grpc.Frames;
using Gateway.Server.Apis.Upstreams;
using StatusCode = Grpc.Core.StatusCode;

namespace Gateway.Server.Apis.Grpc.Upstream;

/// <summary>The messages of a department's answer, and the status behind them.</summary>
internal sealed class UpstreamMessages : IDisposable
{
    private const string StatusName = "grpc-status";

    private readonly HttpResponseMessage _response;
    private readonly GrpcEnds _ends;
    private readonly FrameReader _frames;
    private readonly int _greatest;

    private UpstreamMessages(HttpResponseMessage response, Stream body, int greatest, GrpcEnds ends) =>
        (_response, _ends, _greatest, _frames) = (response, ends, greatest, new FrameReader(body, greatest));

    /// <summary>Its head was its end: there is no message.</summary>
    public bool IsHeadOnly => _response.Headers.NonValidated.Contains(StatusName);

    /// <summary>The department holds nothing of what was asked for. Known at the end.</summary>
    public bool IsNotFound => Status == StatusCode.NotFound;

    private StatusCode? Status => GrpcStatusMap.Read(IsHeadOnly ? (HttpHeaders)_response.Headers : _response.TrailingHeaders);

    /// <summary>Opens them.</summary>
    public static async ValueTask<UpstreamMessages> OpenAsync(ApiAnswer asked, long greatest, GrpcEnds ends) =>
        new(asked.Response, await asked.Response.Content.ReadAsStreamAsync(ends.All), (int)greatest, ends);

    /// <summary>Takes the next message, with its head, where it is whole.</summary>
    public FrameState Take(out ReadOnlyMemory<byte> frame) => _frames.Take(out frame);

    /// <summary>Reads on; the refusal where it broke off, and neither at its end.</summary>
    public async ValueTask<(bool HasMore, Refusal? Refusal)> ReadAsync()
    {
        try
        {
            return (await _frames.ReadAsync(_ends.All), null);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException && !_ends.All.IsCancellationRequested)
        {
            return (false, new Refusal(Reasons.ProviderUnavailable, Detail: "its answer broke off. 应答中断。"));
        }
    }

    /// <summary>What the status says, and whether the last message is whole.</summary>
    public Refusal? Judge() =>
        GrpcStatusMap.Of(Status, _ends.IsCallersTimeOver).Refusal
        ?? (_frames.IsEmpty ? null : AnswerBody.Invalid("it ends within a message. 应答消息不完整。"));

    /// <summary>What is wrong with a message that cannot be taken.</summary>
    public Refusal RefusalOf(FrameState state) => AnswerBody.Invalid(state == FrameState.TooLarge
        ? $"a message of more than {_greatest} bytes. 消息超过 {_greatest} 字节。"
        : "a compressed message, or none. 消息已压缩或格式有误。");

    /// <inheritdoc/>
    public void Dispose() => _frames.Dispose();
}
