using System.Diagnostics;
using Gateway.Core.Decisions;
using Gateway.Storage.Following;
using Gateway.Storage.Quotas;
using Google.Protobuf;

namespace Gateway.Server.Exchanges;

/// <summary>One exchange on its way through the pipeline.</summary>
internal sealed class Exchange
{
    public Exchange(Guid id, ExchangeCall call, TimeProvider time)
    {
        Id = id;
        Call = call;
        StartedAt = time.GetUtcNow();
        StartTimestamp = time.GetTimestamp();
        IdBytes = UnsafeByteOperations.UnsafeWrap(id.ToByteArray(bigEndian: true));
        TraceId = call.CallerTrace.TraceId;
    }

    public Guid Id { get; }

    public ByteString IdBytes { get; }

    public ExchangeCall Call { get; }

    public ExchangeRequest Request => Call.Request;

    public DateTimeOffset StartedAt { get; }

    public long StartTimestamp { get; }

    /// <summary>Trace of the exchange: the consumer's own, or a new one; default where nothing is traced.</summary>
    public ActivityTraceId TraceId { get; set; }

    /// <summary>The snapshot that the decision stands on.</summary>
    public SnapshotView View { get; set; } = null!;

    public Decision Decision { get; set; }

    /// <summary>Its texts are out of bounds and are not recorded.</summary>
    public bool IsMalformed { get; set; }

    /// <summary>Subjects that the caller named in the key.</summary>
    public List<AskedSubject> Subjects { get; } = new(1);

    /// <summary>What a verification counts towards until it is known to match; null elsewhere.</summary>
    public MismatchCount? Mismatch { get; set; }

    /// <summary>How long the caller still waits; null where it did not say.</summary>
    public TimeSpan? TimeLeft(TimeProvider time) => Call.Timeout - time.GetElapsedTime(StartTimestamp);
}
