using Gateway.Adapter.Journal;
using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Adapter.Telemetry;
using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Adapter.Fetching;

/// <summary>Fetches the records of a key: reads, converts, writes the journal, and only then answers.</summary>
internal sealed class Fetcher(
    ISource source,
    PlanStore plans,
    ReleaseJournal journal,
    SubjectPseudonymizer pseudonymizer,
    SourceOptions options,
    TimeProvider time,
    ILogger<Fetcher> logger)
{
    private readonly LogThrottle _throttle = new(time);

    public async Task<FetchResponse> FetchAsync(FetchRequest request, ServerCallContext context)
    {
        FetchReader.CheckFrame(request);
        if (!SchemaHandle.TryRead(request.SchemaHandle.Span, out var handle) || plans.Find(handle) is not { } plan)
        {
            throw AdapterErrors.SchemaNotPrepared();
        }

        // What cannot be recorded need not be read.
        if (!journal.IsWritable)
        {
            throw AdapterErrors.JournalUnavailable();
        }

        var shape = FetchReader.ReadFields(request, plan);
        var limit = (int)Math.Min(request.RowLimit, (uint)options.RowLimit);
        var query = new FetchQuery
        {
            Statement = shape.Statement,
            Values = FetchReader.ReadKey(request, plan, limit),
            Deadline = DeadlineOf(context),
            Cancellation = context.CancellationToken,
            Plan = plan,
            Shape = shape,
            Limit = limit,
            Subjects = new SubjectSet(pseudonymizer),
        };
        await RunAsync(query);
        await RecordAsync(request, query);
        return Answer(query);
    }

    private async ValueTask RunAsync(FetchQuery query)
    {
        using var span = AdapterTracing.StartQuery(query.Plan.Dialect.System, query.Statement.Table);
        try
        {
            await source.RunAsync(query);
        }
        catch (SourceException fault)
        {
            AdapterTracing.Fail(span, fault);
            if (fault.Kind == SourceFaultKind.SchemaChanged)
            {
                plans.Drop(query.Plan);
            }

            if (fault.Kind is not (SourceFaultKind.Cancelled or SourceFaultKind.KeyInvalid) && _throttle.TryPass(out var others))
            {
                AdapterLog.SourceFaulted(logger, fault.Kind, fault.Code, others);
            }

            throw AdapterErrors.Of(fault);
        }
    }

    private async ValueTask RecordAsync(FetchRequest request, FetchQuery query)
    {
        if (query.Records.Count == 0)
        {
            AddAsked(request, query);
        }

        var written = await journal.WriteAsync(request, query);
        if (!written.IsDurable)
        {
            AdapterLog.JournalFailed(logger, written.Status, written.Reason);
            throw AdapterErrors.JournalUnavailable();
        }
    }

    /// <summary>That nothing is held about somebody is told of that person too: the journal names who was asked for.</summary>
    private static void AddAsked(FetchRequest request, FetchQuery query)
    {
        foreach (var key in query.Plan.Keys)
        {
            if (key.SubjectType.Length > 0 && SubjectIdentifier.From(FetchReader.Find(request.Key, key.Number)) is { } identifier)
            {
                query.Subjects.Add(key.SubjectType, identifier);
            }
        }
    }

    private FetchResponse Answer(FetchQuery query)
    {
        var response = new FetchResponse { Truncated = query.Truncated, PseudonymKeyId = pseudonymizer.KeyId };
        foreach (var record in query.Records)
        {
            response.Records.Add(UnsafeByteOperations.UnsafeWrap(record));
        }

        response.Faults.AddRange(query.Faults);
        if (query.AsOf is { } moment)
        {
            response.AsOf = new Timestamp { Seconds = moment.Seconds, Nanos = moment.Nanos };
        }

        if (query.Records.Count > 0)
        {
            foreach (var pseudonym in query.Subjects.All)
            {
                var bytes = new byte[Pseudonym.Size];
                pseudonym.CopyTo(bytes);
                response.SubjectPseudonyms.Add(UnsafeByteOperations.UnsafeWrap(bytes));
            }
        }

        return response;
    }

    private long DeadlineOf(ServerCallContext context)
    {
        var allowed = options.StatementTimeout;
        if (context.Deadline != DateTime.MaxValue)
        {
            var left = context.Deadline - time.GetUtcNow().UtcDateTime;
            allowed = left < allowed ? left : allowed;
        }

        return time.GetTimestamp() + (long)(allowed.TotalSeconds * time.TimestampFrequency);
    }
}
