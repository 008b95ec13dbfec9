using Gateway.Contracts.Materials.V1;
using Gateway.Core.Decisions;
using Gateway.Server.Materials.Cases;
using Gateway.Server.Materials.Facts;
using Gateway.Server.Materials.Matters;
using Gateway.Server.Materials.Recording;
using Gateway.Server.Materials.Resolving;
using Gateway.Server.Materials.Telling;

namespace Gateway.Server.Materials.Acts;

/// <summary>Reads matters, cases and facts. Nobody is asked.</summary>
internal sealed class CaseReading(CaseDesk desk, FactBook facts, CaseRecorder recorder, TimeProvider time)
{
    /// <summary>Describes a matter.</summary>
    public async Task<Answered<DescribeMatterResponse>> DescribeAsync(ConsumerCall call, DescribeMatterRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var matter = MatterReader.Read(call.Snapshot, call.Department, request.Matter, time.GetUtcNow());
        if (matter.Answer is not { } about)
        {
            return matter.Refusal!;
        }

        await recorder.RecordAsync(CaseDesk.ActOf(call, "describe", null) with { Item = about.Items[0].Code });
        return MatterDescription.Of(about);
    }

    /// <summary>Tells how a case stands.</summary>
    public async Task<Answered<GetCaseResponse>> GetAsync(ConsumerCall call, GetCaseRequest request, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(call, request.Case, cancellationToken);
        if (found.Answer is not { } file)
        {
            return found.Refusal!;
        }

        await recorder.RecordAsync(CaseDesk.ActOf(call, "get_case", request.Case) with { Item = file.Stored.Items[0].Code });
        return new GetCaseResponse
        {
            Matter = file.Content.Matter,
            Relations = { file.Content.Relations },
            Materials = { file.Lines.Select(line => line.Status) },
            Announcements = { file.Orders },
            Summary = Summaries.Of([.. file.Lines.Select(line => line.Status)], file.Content.NotNeeded.Count),
            OpenedAt = Moments.Of(file.Stored.OpenedAt),
            ClosedAt = Moments.Of(file.Stored.ClosedAt),
        };
    }

    /// <summary>Reads a fact that the case stands on.</summary>
    public async Task<Answered<GetFactResponse>> GetFactAsync(ConsumerCall call, GetFactRequest request, CancellationToken cancellationToken)
    {
        var found = await desk.FindAsync(call, request.Case, cancellationToken);
        if (found.Answer is not { } file)
        {
            return found.Refusal!;
        }

        // Who can name a fact has it from the case: others' facts are not for browsing.
        if (!Guid.TryParseExact(request.Fact, "D", out var id) || file.Lines.FirstOrDefault(line => line.Status.Fact == request.Fact) is not { } stands
            || await facts.GetAsync(id, cancellationToken) is not { } fact)
        {
            return CaseReasons.FactUnknown;
        }

        await recorder.RecordAsync(CaseDesk.ActOf(call, "get_fact", request.Case, stands));
        return new GetFactResponse { Fact = fact };
    }
}
