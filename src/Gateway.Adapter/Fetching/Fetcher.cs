using Gateway.Adapter.Journal;
using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Adapter.Fetching;

/// <summary>Fetches the records of a key: reads, converts, writes the journal, and only then answers.</summary>
internal sealed class Fetcher(QueryRunner runner, ReleaseJournal journal, SubjectPseudonymizer pseudonymizer)
{
    public async Task<FetchResponse> FetchAsync(FetchRequest request, ServerCallContext context)
    {
        var frame = ReleaseFrame.Of(request);
        var limit = runner.LimitOf(request.RowLimit);
        var plan = runner.PlanOf(request.SchemaHandle);
        journal.ThrowIfUnwritable();
        var shape = FieldReader.Read(request.PlainFields, request.MaskedFields, plan);
        var query = new FetchQuery
        {
            Statement = shape.Statement,
            Keys = [KeyReader.Read(request.Key, plan, limit + 1)],
            Deadline = runner.DeadlineOf(context),
            Cancellation = context.CancellationToken,
            Shape = shape,
            Limit = limit,
            Subjects = new SubjectSet(pseudonymizer),
        };
        await runner.RunAsync(query, plan);
        var rows = query.RowsOf(0);
        var response = Answer(rows, query.Subjects);
        if (rows.Records.Count == 0)
        {
            KeyReader.AddAsked(request.Key, plan, query.Subjects);
        }

        await journal.WriteAsync("fetch", frame, plan, shape, query.Subjects, rows.Records.Count);
        return response;
    }

    private FetchResponse Answer(KeyRows rows, SubjectSet subjects)
    {
        var response = new FetchResponse { Truncated = rows.Truncated, PseudonymKeyId = pseudonymizer.KeyId };
        foreach (var record in rows.Records)
        {
            response.Records.Add(UnsafeByteOperations.UnsafeWrap(record));
        }

        response.Faults.AddRange(rows.Faults);
        if (rows.AsOf is { } moment)
        {
            response.AsOf = new Timestamp { Seconds = moment.Seconds, Nanos = moment.Nanos };
        }

        response.SubjectPseudonyms.AddRange(subjects.ToByteStrings());
        return response;
    }
}
