using Gateway.Storage.Databases;
using Gateway.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Gateway.Storage.Cases;

public sealed partial class CaseStore
{
    /// <summary>Adds findings, all or none.</summary>
    public Task AddFindingsAsync(IReadOnlyList<StoredFinding> findings, CancellationToken cancellationToken) =>
        SaveAllAsync(new CaseChanges { AddedFindings = findings }, cancellationToken);

    /// <summary>Finds a finding; null where there is none.</summary>
    public async Task<ListedFinding?> FindFindingAsync(Guid findingId, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var found = await WithCases(context, context.Findings.Where(row => row.Id == findingId)).SingleOrDefaultAsync(cancellationToken);
        return found?.Listed;
    }

    /// <summary>
    /// Lists findings about a department, the latest first. A finding that is there all the while is on exactly one page, whatever is
    /// added in between. By the index on department and time; of open ones it has one of their own.
    /// </summary>
    /// <param name="department">Slug of the department that they are about.</param>
    /// <param name="all">Those that are answered as well.</param>
    /// <param name="pageSize">At most 1000; 0 means 100.</param>
    /// <param name="pageToken">From the page before; empty for the first.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArgumentException">No page ever gave that token.</exception>
    public async Task<StoredPage<ListedFinding>> ListFindingsAsync(
        string department, bool all, int pageSize, string pageToken, CancellationToken cancellationToken)
    {
        var size = PageToken.SizeOf(pageSize);
        await using var context = _database.CreateContext();
        var rows = context.Findings.Where(row => row.Department == department);
        if (!all)
        {
            rows = rows.Where(row => row.AnsweredAt == null);
        }

        if (PageToken.Read(pageToken) is var (moment, id))
        {
            rows = rows.Where(row => row.MadeAt <= moment && (row.MadeAt < moment || row.Id.CompareTo(id) < 0));
        }

        rows = rows.OrderByDescending(row => row.MadeAt).ThenByDescending(row => row.Id).Take(size + 1);
        var page = await WithCases(context, rows)
            .OrderByDescending(row => row.Finding.MadeAt).ThenByDescending(row => row.Finding.Id)
            .ToListAsync(cancellationToken);
        return PageToken.Cut([.. page.Select(row => row.Listed)], size, row => new(row.Finding.MadeAt, row.Finding.Id));
    }

    /// <summary>Saves when a finding was answered, and what is sealed in it.</summary>
    /// <returns>False where another has saved it since it was read; nothing changed.</returns>
    public Task<bool> SaveFindingAsync(StoredFinding finding, CancellationToken cancellationToken) => _database.WriteAsync(
        async context => await context.Findings
            .Where(row => row.Id == finding.Id && row.Version == finding.Version)
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(row => row.AnsweredAt, finding.AnsweredAt)
                    .SetProperty(row => row.Sealed, finding.Sealed)
                    .SetProperty(row => row.Version, row => row.Version + 1),
                cancellationToken) > 0,
        cancellationToken);

    /// <summary>Keeps a report of an asked material, with the finding that it led to: once for each case, item and material.</summary>
    /// <param name="asked">The report.</param>
    /// <param name="finding">The finding that it names; null where it names none.</param>
    /// <param name="cancellationToken">Ends the act, until it is committed.</param>
    /// <returns>The report as it is kept: where there was one before, that one, and nothing changed.</returns>
    public Task<StoredAsked> AddAskedAsync(StoredAsked asked, StoredFinding? finding, CancellationToken cancellationToken)
    {
        if (asked.Finding != finding?.Id)
        {
            throw new ArgumentException("Not the finding that the report names.", nameof(finding));
        }

        return _database.ActAsync(
            async context =>
            {
                var added = await context.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO asked_materials (id, case_id, item, department, material, verdict, reported_at, month, finding_id)
                    VALUES ({asked.Id}, {asked.Case}, {asked.Item}, {asked.Department}, {asked.Material}, {asked.Verdict},
                            {UnixMicroseconds.Of(asked.ReportedAt)}, {asked.Month}, {asked.Finding})
                    ON CONFLICT (case_id, item, material) DO NOTHING
                    """,
                    cancellationToken);
                if (added > 0 && finding is not null)
                {
                    context.Add(finding);
                    await context.SaveChangesAsync(cancellationToken);
                }

                return await context.Asked.AsNoTracking().SingleAsync(
                    row => row.Case == asked.Case && row.Item == asked.Item && row.Material == asked.Material, cancellationToken);
            },
            cancellationToken);
    }

    private static IQueryable<FoundFinding> WithCases(GatewayContext context, IQueryable<StoredFinding> findings) =>
        from finding in findings.AsNoTracking()
        join row in context.Cases on finding.Case equals row.Id
        select new FoundFinding { Finding = finding, CaseNumber = row.CaseNumber };

    private sealed class FoundFinding
    {
        public required StoredFinding Finding { get; init; }

        public required string CaseNumber { get; init; }

        public ListedFinding Listed => new(Finding, CaseNumber);
    }
}
