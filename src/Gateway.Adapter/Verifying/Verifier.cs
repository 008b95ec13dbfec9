using Gateway.Adapter.Fetching;
using Gateway.Adapter.Journal;
using Gateway.Audit;
using Gateway.Contracts.Adapter.V1;
using Gateway.Core.Identifiers.Names;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Gateway.Adapter.Verifying;

/// <summary>Compares claims with the record of a key: reads, compares, writes the journal, and only then answers.</summary>
internal sealed class Verifier(QueryRunner runner, ReleaseJournal journal, SubjectPseudonymizer pseudonymizer, NameTable names)
{
    public async Task<VerifyResponse> VerifyAsync(VerifyRequest request, ServerCallContext context)
    {
        var frame = ReleaseFrame.Of(request);
        var plan = runner.PlanOf(request.SchemaHandle);
        journal.ThrowIfUnwritable();
        var (claims, fields) = ClaimReader.Read(request.Claims.Span, plan, names);
        var shape = plan.ShapeOf(fields, masked: default);
        var query = new VerifyQuery
        {
            Statement = shape.Statement,
            Keys = [KeyReader.Read(request.Key, plan, VerifyQuery.RowLimit)],
            Deadline = runner.DeadlineOf(context),
            Cancellation = context.CancellationToken,
            Shape = shape,
            Claims = claims,
            Subjects = new SubjectSet(pseudonymizer),
        };
        await runner.RunAsync(query, plan);
        var response = Answer(query);
        if (!query.Found)
        {
            KeyReader.AddAsked(request.Key, plan, query.Subjects);
        }

        await journal.WriteAsync("verify", frame, plan, shape, query.Subjects, query.Found ? 1 : 0);
        return response;
    }

    private VerifyResponse Answer(VerifyQuery query)
    {
        var response = new VerifyResponse { Found = query.Found, Mismatched = query.Mismatched, PseudonymKeyId = pseudonymizer.KeyId };
        for (var i = 0; i < query.Claims.Length; i++)
        {
            response.Verdicts.Add(new FieldVerdict
            {
                Number = (uint)query.Claims[i].Number,
                Verdict = query.Found ? query.Verdicts[i] : Verdict.NotHeld,
            });
        }

        if (query.AsOf is { } moment)
        {
            response.AsOf = new Timestamp { Seconds = moment.Seconds, Nanos = moment.Nanos };
        }

        response.SubjectPseudonyms.AddRange(query.Subjects.ToByteStrings());
        return response;
    }
}
