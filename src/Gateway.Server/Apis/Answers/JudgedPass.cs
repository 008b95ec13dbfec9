using System.Buffers;
using Gateway.Audit;
using Gateway.Core.Apis;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation;

namespace Gateway.Server.Apis.Answers;

/// <summary>
/// Passes an answer once its JSON said that it is one. What it says otherwise comes before any fault of its structure: an API that failed
/// has other things in the places of the fields.
/// </summary>
internal sealed class JudgedPass(AnswerPass inner, ApiResultCode code) : AnswerPass
{
    /// <summary>It does not say so.</summary>
    public static readonly Refusal Unsaid = AnswerBody.Invalid("it does not say whether it is an answer. 应答没有返回码。");

    private static readonly Refusal s_late = AnswerBody.Invalid("it says too late whether it is an answer. 返回码位置过于靠后。");

    private JsonProbe? _probe = new(code.Selection);
    private Refusal? _held;
    private bool _isAbsent;

    /// <inheritdoc/>
    public override string MediaType => inner.MediaType;

    /// <inheritdoc/>
    public override Salt Salt => inner.Salt;

    /// <inheritdoc/>
    public override bool IsAbsent => _isAbsent;

    /// <inheritdoc/>
    public override Refusal? Write(ReadOnlySpan<byte> bytes, IBufferWriter<byte> page)
    {
        if (_probe is not null && Probe(_probe, bytes) is { } refusal)
        {
            return refusal;
        }

        if (_held is null && !_isAbsent)
        {
            _held = inner.Write(bytes, page);
        }

        return _probe is null ? _held : null;
    }

    /// <inheritdoc/>
    public override Refusal? MayLeave() => _probe is null ? null : s_late;

    /// <inheritdoc/>
    public override Refusal? CompleteEmpty() => Unsaid;

    /// <inheritdoc/>
    public override Refusal? Complete(IBufferWriter<byte> page)
    {
        if (_probe is null)
        {
            return inner.Complete(page);
        }

        var flaw = _probe.Complete();
        return flaw == JsonFlaw.None ? Unsaid : MinimisedPass.RefusalOf(flaw);
    }

    /// <inheritdoc/>
    public override FieldRelease[] EndPage() => inner.EndPage();

    /// <inheritdoc/>
    public override void Dispose() => inner.Dispose();

    private Refusal? Probe(JsonProbe probe, ReadOnlySpan<byte> bytes)
    {
        var flaw = probe.Write(bytes);
        if (probe.Value is not { } value)
        {
            return MinimisedPass.RefusalOf(flaw);
        }

        _probe = null;
        var result = code.ResultOf(value);
        _isAbsent = result == ApiResult.Absent;
        return result switch
        {
            ApiResult.Success or ApiResult.Absent => null,
            ApiResult.Refused => new Refusal(Reasons.ApiRequestRefused, Detail: "by its result code. 返回码表示不受理。"),
            _ => new Refusal(Reasons.ProviderUnavailable, Detail: "its result code says that it failed. 返回码表示失败。"),
        };
    }
}
