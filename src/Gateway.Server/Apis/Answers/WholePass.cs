using System.Buffers;
using Gateway.Audit;
using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Answers;

/// <summary>An answer that is agreed as a whole: a document, a picture. Its record has one digest, of all its bytes.</summary>
internal sealed class WholePass(string mediaType) : AnswerPass
{
    /// <summary>Name under which records tell of it; no field has it.</summary>
    public const string Name = "*";

    private StreamedFieldDigest? _digest;
    private Salt _salt = Salt.Create();

    /// <inheritdoc/>
    public override string MediaType => mediaType;

    /// <inheritdoc/>
    public override Salt Salt => _salt;

    /// <inheritdoc/>
    public override bool IsWhole => true;

    private StreamedFieldDigest Digest => _digest ??= new StreamedFieldDigest(_salt, 0);

    /// <inheritdoc/>
    public override Refusal? Write(ReadOnlySpan<byte> bytes, IBufferWriter<byte> page)
    {
        Digest.Append(bytes);
        page.Write(bytes);
        return null;
    }

    /// <inheritdoc/>
    public override Refusal? Complete(IBufferWriter<byte> page) => null;

    /// <inheritdoc/>
    public override FieldRelease[] EndPage()
    {
        FieldRelease[] released = [new(0, Name, false, Digest.Complete())];
        Dispose();
        (_digest, _salt) = (null, Salt.Create());
        return released;
    }

    /// <inheritdoc/>
    public override void Dispose() => _digest?.Dispose();
}
