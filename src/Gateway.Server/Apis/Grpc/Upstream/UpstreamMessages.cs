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

    private readonly ApiAnswer _answer;
    private readonly GrpcEnds _ends;
    private readonly FrameReader _frames;
    private readonly int _greatest;

    private UpstreamMessages(ApiAnswer answer, Stream body, int greatest, GrpcEnds ends) =>
        (_answer, _ends, _greatest, _frames) = (answer, ends, greatest, new FrameReader(body, greatest));

    /// <summary>Its head was its end: there is no message.</summary>
    public bool IsHeadOnly => _answer.Response.Headers.NonValidated.Contains(StatusName);

    /// <summary>The department holds nothing of what was asked for. Known at the end.</summary>
    public bool IsNotFound => Status == StatusCode.NotFound;

    private StatusCode? Status => GrpcStatusMap.Read(IsHeadOnly ? (HttpHeaders)_answer.Response.Headers : _answer.Response.TrailingHeaders);

    /// <summary>Opens them.</summary>
    public static async ValueTask<UpstreamMessages> OpenAsync(ApiAnswer asked, long greatest, GrpcEnds ends) =>
        new(asked, await asked.Response.Content.ReadAsStreamAsync(ends.All), (int)greatest, ends);

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
            _answer.Fail(Reasons.ProviderUnavailable, isTransport: true);
            return (false, AnswerBody.BrokenOff);
        }
        catch (Exception) when (_ends.IsDepartmentsTimeOver)
        {
            _answer.Fail(Reasons.ProviderTimeout);
            throw;
        }
    }

    /// <summary>What the status says, and whether the last message is whole.</summary>
    public Refusal? Judge()
    {
        var verdict = GrpcStatusMap.Of(Status, _ends.IsCallersTimeOver);
        if (verdict.IsTransport)
        {
            _answer.Fail(verdict.Refusal!.Reason, isTransport: true);
        }

        return verdict.Refusal ?? (_frames.IsEmpty ? null : AnswerBody.Invalid("it ends within a message. 应答消息不完整。"));
    }

    /// <summary>What is wrong with a message that cannot be taken.</summary>
    public Refusal RefusalOf(FrameState state) => AnswerBody.Invalid(state == FrameState.TooLarge
        ? $"a message of more than {_greatest} bytes. 消息超过 {_greatest} 字节。"
        : "a compressed message, or none. 消息已压缩或格式有误。");

    /// <inheritdoc/>
    public void Dispose() => _frames.Dispose();
}
