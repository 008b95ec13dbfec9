using Gateway.Contracts.Materials.V1;
using Gateway.Core.Snapshots;
using Gateway.Storage.Cases;

namespace Gateway.Server.Materials.Figures;

/// <summary>Reads which materials applicants still bring, and says what to do about each.</summary>
internal sealed class WorthReading(CaseStore store)
{
    private const int UsualCount = 20;
    private const uint GreatestCount = 100;

    /// <summary>The materials that were asked most in some months.</summary>
    public async Task<ListWorthConnectingResponse> ReadAsync(uint count, MonthRange months, Snapshot snapshot, CancellationToken cancellationToken)
    {
        var rows = await store.WorthConnectingAsync(
            months.From, months.Until, count == 0 ? UsualCount : (int)Math.Min(count, GreatestCount), cancellationToken);
        return new ListWorthConnectingResponse { Materials = { rows.Select(row => Tell(row, snapshot)) } };
    }

    private static WorthConnecting Tell(WorthRow row, Snapshot snapshot)
    {
        // Where departments are known that hold it, who issues it on paper adds nothing.
        var departments = row.Holders.Where(holder => snapshot.Departments.Find(holder) is not null).ToArray();
        string[] holders = departments.Length > 0 ? departments : [.. row.Holders];
        var (english, chinese) = NextSteps.Of(row, holders, snapshot);
        return new WorthConnecting
        {
            MaterialName = row.DisplayName,
            Asked = (ulong)row.Asked,
            NobodyConnected = (ulong)row.NobodyHoldsIt,
            NoAgreement = (ulong)row.NoAgreement,
            DepartmentSilent = (ulong)row.DepartmentSilent,
            Items = { row.Items },
            Holders = { holders },
            NextStep = english,
            NextStepZh = chinese,
        };
    }
}
