using System.Buffers;
using Gateway.Audit;
using Gateway.Core.Decisions;

namespace Gateway.Server.Apis.Answers;

/// <summary>How an answer passes: what of its bytes leaves, and what the records tell of it.</summary>
internal abstract class AnswerPass : IDisposable
{
    /// <summary>Media type of what leaves.</summary>
    public abstract string MediaType { get; }

    /// <summary>Salt of the record of the page in hand.</summary>
    public abstract Salt Salt { get; }

    /// <summary>It passes whatever it is, nothing as well.</summary>
    public virtual bool IsWhole => false;

    /// <summary>What was taken says that the department holds nothing of what was asked for: there is no answer to pass.</summary>
    public virtual bool IsAbsent => false;

    /// <summary>Takes bytes and writes what of them leaves; the provider's fault, or null.</summary>
    public abstract Refusal? Write(ReadOnlySpan<byte> bytes, IBufferWriter<byte> page);

    /// <summary>Whether a page may leave before the answer ended; the provider's fault, or null.</summary>
    public virtual Refusal? MayLeave() => null;

    /// <summary>The answer has no content; the provider's fault, or null where that is one too.</summary>
    public virtual Refusal? CompleteEmpty() => null;

    /// <summary>The answer ended; the provider's fault, or null.</summary>
    public abstract Refusal? Complete(IBufferWriter<byte> page);

    /// <summary>What the page in hand releases, for its record. The next page has another salt.</summary>
    public abstract FieldRelease[] EndPage();

    /// <inheritdoc/>
    public abstract void Dispose();
}
