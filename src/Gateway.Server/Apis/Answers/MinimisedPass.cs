using System.Buffers;
using Gateway.Audit;
using Gateway.Core.Decisions;
using Gateway.Core.Minimisation;

namespace Gateway.Server.Apis.Answers;

/// <summary>
/// Of JSON the agreed fields pass, in their places. Where none has one, the answer is judged all the same, dropped, and an empty object is told.
/// </summary>
/// <param name="decision">The decision by which fields pass.</param>
/// <param name="selection">What passes; null for nothing.</param>
/// <param name="declared">What the operation declares; null for nothing.</param>
internal sealed class MinimisedPass(in Decision decision, JsonSelection? selection, JsonSelection? declared) : AnswerPass
{
    private readonly ReleasedDigests _released = new(decision);
    private JsonMinimiser? _minimiser;
    private ArrayBufferWriter<byte>? _dropped;

    /// <inheritdoc/>
    public override string MediaType => "application/json";

    /// <inheritdoc/>
    public override Salt Salt => _released.Salt;

    private JsonMinimiser? Minimiser => _minimiser ??=
        selection is not null ? new JsonMinimiser(selection, _released) : declared is not null ? new JsonMinimiser(declared) : null;

    /// <inheritdoc/>
    public override Refusal? Write(ReadOnlySpan<byte> bytes, IBufferWriter<byte> page)
    {
        if (selection is not null || Minimiser is null)
        {
            return RefusalOf(Minimiser?.Write(bytes, page) ?? JsonFlaw.None);
        }

        var flaw = Minimiser.Write(bytes, _dropped ??= new ArrayBufferWriter<byte>());
        _dropped.Clear();
        return RefusalOf(flaw);
    }

    /// <inheritdoc/>
    public override Refusal? Complete(IBufferWriter<byte> page)
    {
        var flaw = RefusalOf(Minimiser?.Complete() ?? JsonFlaw.None);
        if (selection is null && flaw is null)
        {
            page.Write("{}"u8);
        }

        return flaw;
    }

    /// <inheritdoc/>
    public override FieldRelease[] EndPage() => _released.Complete();

    /// <inheritdoc/>
    public override void Dispose() => _released.Dispose();

    /// <summary>What is told of a flaw; null of none.</summary>
    public static Refusal? RefusalOf(JsonFlaw flaw) => flaw == JsonFlaw.None ? null : AnswerBody.Invalid(flaw switch
    {
        JsonFlaw.Shape => "an object or array stands elsewhere than declared. 应答结构与声明不符。",
        JsonFlaw.Type => "an agreed field is not of its type. 信息项类型与声明不符。",
        JsonFlaw.TooLong => "an agreed field is longer than declared. 信息项超过声明长度。",
        JsonFlaw.TooDeep => "nested too deeply. 嵌套过深。",
        JsonFlaw.Duplicate => "an agreed field stands twice in an object. 信息项重复。",
        JsonFlaw.Truncated => "it ends inside its value. 应答不完整。",
        _ => "not sound JSON in UTF-8. 应答不是有效的 UTF-8 JSON。",
    });
}
