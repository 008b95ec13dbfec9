using Gateway.Contracts.Materials.V1;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

/// <summary>Which materials applicants still bring, of those that somebody else holds or issues.</summary>
internal static class WorthQuery
{
    // What the applicant or the form decided, no connection changes.
    private static readonly short[] s_ofTheApplicant =
        [(short)MaterialReason.Disputed, (short)MaterialReason.ApplicantDeclined, (short)MaterialReason.CaseSaysTooLittle];

    public static async Task<IReadOnlyList<WorthRow>> RunAsync(
        GatewayContext context, int fromMonth, int untilMonth, int count, CancellationToken cancellationToken)
    {
        var lines =
            from row in context.Cases
            where row.Month >= fromMonth && row.Month <= untilMonth
            join line in context.Materials on row.Id equals line.Case
            where line.Outcome == (short)MaterialOutcome.ToBeSupplied && line.Holder != "" && !s_ofTheApplicant.Contains(line.Reason)
            select line;
        var most = await lines
            .GroupBy(line => line.DisplayName)
            .Select(same => new
            {
                Name = same.Key,
                Asked = same.LongCount(),
                Nobody = same.LongCount(line => line.Reason == (short)MaterialReason.NobodyHoldsIt),
                NoAgreement = same.LongCount(line => line.Reason == (short)MaterialReason.NoAgreement),
                Silent = same.LongCount(line => line.Reason == (short)MaterialReason.DepartmentSilent),
            })
            .OrderByDescending(row => row.Asked).ThenBy(row => row.Name)
            .Take(count)
            .ToListAsync(cancellationToken);
        var names = most.Select(row => row.Name).ToArray();
        var whose = (await lines
            .Where(line => names.Contains(line.DisplayName))
            .Select(line => new { line.DisplayName, line.Item, line.Holder })
            .Distinct()
            .ToListAsync(cancellationToken)).ToLookup(row => row.DisplayName);
        return [.. most.Select(row => new WorthRow
        {
            DisplayName = row.Name,
            Asked = row.Asked,
            NobodyHoldsIt = row.Nobody,
            NoAgreement = row.NoAgreement,
            DepartmentSilent = row.Silent,
            Items = [.. whose[row.Name].Select(each => each.Item).Distinct().Order(StringComparer.Ordinal)],
            Holders = [.. whose[row.Name].Select(each => each.Holder).Distinct().Order(StringComparer.Ordinal)],
        })];
    }
}
