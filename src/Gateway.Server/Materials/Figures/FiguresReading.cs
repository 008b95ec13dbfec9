using Gateway.Contracts.Materials.V1;
using Gateway.Core.Snapshots;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Figures;

/// <summary>Reads what was achieved.</summary>
internal sealed class FiguresReading(CaseStore store)
{
    /// <summary>The figures of some months.</summary>
    public async Task<GetFiguresResponse> ReadAsync(
        GetFiguresRequest request, MonthRange months, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var rows = await store.FiguresAsync(
            months.From, months.Until, GivenOrNull(request.Department), GivenOrNull(request.ServiceItemCode), cancellationToken);
        return new GetFiguresResponse { Figures = { rows.Select(row => Tell(row, snapshot)) } };
    }

    private static ItemFigures Tell(FiguresRow row, Snapshot snapshot)
    {
        // What is offered is on nobody's word yet.
        ulong Outcomes(params MaterialOutcome[] which) => (ulong)row.Outcomes
            .Where(each => which.Contains((MaterialOutcome)each.Outcome) && (CommitmentState)each.Commitment != CommitmentState.Offered)
            .Sum(each => each.Count);
        ulong Verdicts(AskedVerdict which) => (ulong)row.Verdicts.Where(each => (AskedVerdict)each.Verdict == which).Sum(each => each.Count);
        return new ItemFigures
        {
            Month = MonthRange.TextOf(row.Month),
            Department = row.Department,
            ServiceItemCode = row.Item,
            ItemName = snapshot.Items.Find(row.Item)?.Name ?? "",
            Cases = (ulong)row.Cases,
            Materials = (ulong)row.Materials,
            WaivedByCertificate = Outcomes(MaterialOutcome.WaivedByCertificate),
            WaivedByData = Outcomes(MaterialOutcome.WaivedByData),
            Verified = Outcomes(MaterialOutcome.Verified),
            Checked = Outcomes(MaterialOutcome.Checked, MaterialOutcome.UnderCheck) - (ulong)row.Withdrawn,
            CheckWithdrawn = (ulong)row.Withdrawn,
            Committed = Outcomes(MaterialOutcome.OnCommitment),
            Asked = Outcomes(MaterialOutcome.ToBeSupplied),
            AskedThoughHeld = Verdicts(AskedVerdict.ThoughHeld),
            AskedOnNoList = Verdicts(AskedVerdict.OnNoList),
            CompleteP50Seconds = row.CompleteP50Seconds,
            CompleteP95Seconds = row.CompleteP95Seconds,
        };
    }

    private static string? GivenOrNull(string text) => text.Length > 0 ? text : null;
}
