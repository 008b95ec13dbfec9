using Gateway.Adapter.Journal;
using Gateway.Adapter.Preparing;
using Gateway.Adapter.Sources;
using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Adapter.Fetching;

/// <summary>Fetches the records of many keys in one visit of the database: each key as if it were asked for alone.</summary>
internal sealed class ManyFetcher(QueryRunner runner, ReleaseJournal journal, SubjectPseudonymizer pseudonymizer)
{
    private const int GreatestKeyCount = 1000;

    public async Task<FetchManyResponse> FetchAsync(FetchManyRequest request, ServerCallContext context)
    {
        var frame = ReleaseFrame.Of(request);
        var limit = runner.LimitOf(request.RowLimit);
        if (request.Keys.Count is 0 or > GreatestKeyCount)
        {
            throw AdapterErrors.RequestInvalid("A request has from 1 to 1,000 keys.");
        }

        var plan = runner.PlanOf(request.SchemaHandle);
        journal.ThrowIfUnwritable();
        var shape = FieldReader.Read(request.PlainFields, request.MaskedFields, plan);
        var (keys, invalid) = ReadKeys(request, plan, limit);
        var query = new FetchQuery
        {
            Statement = shape.Statement,
            Keys = keys,
            Deadline = runner.DeadlineOf(context),
            Cancellation = context.CancellationToken,
            Shape = shape,
            Limit = limit,
            Subjects = new SubjectSet(pseudonymizer),
            RejectedField = plan.RejectedField,
        };
        if (keys.Length > 0)
        {
            await runner.RunAsync(query, plan);
        }

        var response = new FetchManyResponse { PseudonymKeyId = pseudonymizer.KeyId };
        response.SubjectPseudonyms.AddRange(query.Subjects.ToByteStrings());
        var records = Answer(request, plan, query, invalid, response);
        await journal.WriteAsync("fetch_many", frame, plan, shape, query.Subjects, records);
        return response;
    }

    /// <summary>The keys that can be asked for, and for each key of the request the field that is invalid, or 0.</summary>
    private static (ParameterValue[][] Keys, int[] Invalid) ReadKeys(FetchManyRequest request, EntryPlan plan, int limit)
    {
        var keys = new List<ParameterValue[]>(request.Keys.Count);
        var invalid = new int[request.Keys.Count];
        for (var i = 0; i < invalid.Length; i++)
        {
            invalid[i] = KeyReader.FindInvalid(request.Keys[i].Values, plan, limit + 1, out var values);
            if (invalid[i] == 0)
            {
                keys.Add(values);
            }
        }

        return ([.. keys], invalid);
    }

    /// <summary>Adds the answers, up to the first key that has none; returns the number of records.</summary>
    private static int Answer(FetchManyRequest request, EntryPlan plan, FetchQuery query, int[] invalid, FetchManyResponse response)
    {
        var records = 0;
        var next = 0;
        for (var i = 0; i < invalid.Length; i++)
        {
            if (invalid[i] != 0)
            {
                response.Keys.Add(new FetchedKey { InvalidKeyField = (uint)invalid[i] });
                continue;
            }

            if (next == query.AnsweredCount)
            {
                break;
            }

            var rows = query.RowsOf(next++);
            records += rows.Records.Count;
            response.Keys.Add(rows.Rejected ? new FetchedKey { InvalidKeyField = (uint)query.RejectedField } : Answer(rows));
            if (rows is { Rejected: false, Records.Count: 0 })
            {
                KeyReader.AddAsked(request.Keys[i].Values, plan, query.Subjects);
            }
        }

        return records;
    }

    private static FetchedKey Answer(KeyRows rows)
    {
        var answer = new FetchedKey { Truncated = rows.Truncated };
        foreach (var record in rows.Records)
        {
            answer.Records.Add(UnsafeByteOperations.UnsafeWrap(record));
        }

        answer.Faults.AddRange(rows.Faults);
        if (rows.AsOf is { } moment)
        {
            answer.AsOf = new Timestamp { Seconds = moment.Seconds, Nanos = moment.Nanos };
        }

        return answer;
    }
}
