using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Adapter.Telemetry;
using Google.Protobuf;
using Grpc.Core;

namespace Gateway.Adapter.Fetching;

/// <summary>Runs the queries of prepared schemas, and tells what the source answers in the contract's words.</summary>
internal sealed class QueryRunner(
    ISource source, PlanStore plans, SourceOptions options, TimeProvider time, ILogger<QueryRunner> logger)
{
    private readonly LogThrottle _throttle = new(time);

    /// <summary>The plan of the handle; throws the answer where there is none.</summary>
    public EntryPlan PlanOf(ByteString handle) =>
        SchemaHandle.TryRead(handle.Span, out var read) && plans.Find(read) is { } plan ? plan : throw AdapterErrors.SchemaNotPrepared();

    /// <summary>The row limit asked for, within the adapter's own.</summary>
    public int LimitOf(uint asked) =>
        asked > 0 ? (int)Math.Min(asked, (uint)options.RowLimit) : throw AdapterErrors.RequestInvalid("row_limit is at least 1.");

    /// <summary>When nobody waits any more: after the statement timeout, or at the call's deadline if that is sooner.</summary>
    public long DeadlineOf(ServerCallContext context)
    {
        var allowed = options.StatementTimeout;
        if (context.Deadline != DateTime.MaxValue)
        {
            var left = context.Deadline - time.GetUtcNow().UtcDateTime;
            allowed = left < allowed ? left : allowed;
        }

        return time.GetTimestamp() + (long)(allowed.TotalSeconds * time.TimestampFrequency);
    }

    public async ValueTask RunAsync(SourceQuery query, EntryPlan plan)
    {
        using var span = AdapterTracing.StartQuery(plan.Dialect.System, query.Statement.Table, query.Keys.Length);
        try
        {
            await source.RunAsync(query);
        }
        catch (SourceException fault)
        {
            AdapterTracing.Fail(span, fault);
            if (fault.Kind == SourceFaultKind.SchemaChanged)
            {
                plans.Drop(plan);
            }

            if (fault.Kind is not (SourceFaultKind.Cancelled or SourceFaultKind.KeyInvalid) && _throttle.TryPass(out var others))
            {
                AdapterLog.SourceFaulted(logger, fault.Kind, fault.Code, others);
            }

            throw AdapterErrors.Of(fault);
        }
    }
}
